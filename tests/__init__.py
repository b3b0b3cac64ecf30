"""The promises of Antiphon, one folder per folder of voc_core and pages."""
