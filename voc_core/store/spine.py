"""The first schema, as it was released: never changed, only added to by later migrations."""

from typing import Final

SPINE: Final = """
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliases)),
    domains TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(domains)),
    external_id TEXT,
    segment TEXT,
    tier TEXT NOT NULL DEFAULT 'standard' CHECK (tier IN ('key', 'standard')),
    industry TEXT,
    region TEXT,
    product TEXT,
    arr_minor INTEGER CHECK (arr_minor >= 0),
    currency TEXT CHECK (length(currency) = 3),
    cost_to_serve_minor INTEGER,
    csm TEXT,
    contract_start TEXT,
    renewal_on TEXT,
    renewal_kind TEXT CHECK (renewal_kind IN ('auto', 'negotiated', 'tender')),
    parent_id INTEGER REFERENCES account(id),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX account_name ON account(name);

CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account(id),
    name TEXT,
    email TEXT,
    title TEXT,
    external_id TEXT,
    aliases TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliases)),
    role TEXT NOT NULL DEFAULT 'unknown'
        CHECK (role IN ('user', 'manager', 'decision_maker', 'unknown')),
    role_source TEXT CHECK (role_source IN ('crm', 'csm', 'inferred')),
    department TEXT CHECK (department IN ('executive', 'finance', 'procurement', 'it', 'audit',
        'legal', 'operations', 'support', 'other')),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    do_not_survey INTEGER NOT NULL DEFAULT 0 CHECK (do_not_survey IN (0, 1)),
    do_not_survey_reason TEXT
) STRICT;
CREATE INDEX contact_account ON contact(account_id);
CREATE UNIQUE INDEX contact_email ON contact(account_id, email) WHERE email IS NOT NULL;

CREATE TABLE journey (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_zh TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE stage (
    id INTEGER PRIMARY KEY,
    journey_id INTEGER NOT NULL REFERENCES journey(id),
    name TEXT NOT NULL,
    name_zh TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE touchpoint (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    stage_id INTEGER NOT NULL REFERENCES stage(id),
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_zh TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    weight REAL NOT NULL DEFAULT 1 CHECK (weight >= 0 AND weight <= 10),
    expectation TEXT,
    expectation_zh TEXT,
    channel TEXT,
    owner TEXT,
    frontstage TEXT,
    backstage TEXT,
    support TEXT,
    tools TEXT,
    is_moment_of_truth INTEGER NOT NULL DEFAULT 0 CHECK (is_moment_of_truth IN (0, 1))
) STRICT;

CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    who TEXT NOT NULL,
    file_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('feedback', 'accounts', 'contacts')),
    receipt TEXT NOT NULL CHECK (json_valid(receipt)),
    undone_at TEXT
) STRICT;

CREATE TABLE import_problem (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import(id),
    "row" INTEGER,
    "column" TEXT,
    found TEXT NOT NULL,
    expected TEXT NOT NULL CHECK (json_valid(expected))
) STRICT;
CREATE INDEX import_problem_import ON import_problem(import_id);

CREATE TABLE import_change (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import(id),
    entity TEXT NOT NULL CHECK (entity IN ('account', 'contact', 'feedback', 'touchpoint')),
    entity_id INTEGER NOT NULL,
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after TEXT NOT NULL CHECK (json_valid(after))
) STRICT;
CREATE INDEX import_change_import ON import_change(import_id);
CREATE INDEX import_change_entity ON import_change(entity, entity_id);

CREATE TABLE feedback (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER REFERENCES contact(id),
    account_id INTEGER NOT NULL REFERENCES account(id),
    touchpoint_id INTEGER REFERENCES touchpoint(id),
    occurred_on TEXT NOT NULL,
    source TEXT NOT NULL
        CHECK (source IN ('survey', 'ticket', 'crm_note', 'qbr', 'interview', 'review', 'other')),
    metric TEXT NOT NULL CHECK (metric IN ('nps', 'csat', 'ces', 'rating', 'none')),
    score REAL,
    scale_low REAL,
    scale_high REAL,
    valence INTEGER CHECK (valence IN (-1, 0, 1)),
    tone REAL CHECK (tone >= -1 AND tone <= 1),
    language TEXT,
    import_id INTEGER REFERENCES import(id),
    source_system TEXT NOT NULL,
    external_id TEXT NOT NULL,
    question TEXT,
    text TEXT,
    CHECK ((metric = 'none') = (score IS NULL)),
    CHECK (score IS NULL OR (score >= scale_low AND score <= scale_high))
) STRICT;
CREATE UNIQUE INDEX feedback_identity ON feedback(source_system, external_id);
CREATE INDEX feedback_account ON feedback(account_id, occurred_on);
CREATE INDEX feedback_touchpoint ON feedback(touchpoint_id, occurred_on);
CREATE INDEX feedback_contact ON feedback(contact_id);
CREATE INDEX feedback_import ON feedback(import_id);

CREATE TABLE feedback_undone AS SELECT * FROM feedback WHERE 0;
CREATE UNIQUE INDEX feedback_undone_id ON feedback_undone(id);
CREATE INDEX feedback_undone_import ON feedback_undone(import_id);

CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    sent_on TEXT NOT NULL,
    survey TEXT NOT NULL,
    feedback_id INTEGER REFERENCES feedback(id) ON DELETE SET NULL,
    UNIQUE (contact_id, sent_on, survey)
) STRICT;
CREATE INDEX invitation_feedback ON invitation(feedback_id);

CREATE TABLE mapping (
    signature TEXT PRIMARY KEY,
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL
) STRICT;

CREATE TABLE revision (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO revision (id, number) VALUES (1, 0);
"""
