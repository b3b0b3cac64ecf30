"""Findings in sentences, briefs and exports."""
