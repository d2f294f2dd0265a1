-- Visits to sources: a run that is one says what was asked for and how it went. An import leaves these empty.
ALTER TABLE run ADD COLUMN source TEXT;
ALTER TABLE run ADD COLUMN outcome TEXT;
ALTER TABLE run ADD COLUMN ended_ms BIGINT;
ALTER TABLE run ADD COLUMN asked_from_ms BIGINT;
ALTER TABLE run ADD COLUMN requests BIGINT NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN bytes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN newest_ms BIGINT;
CREATE INDEX run_source ON run (source, started_ms);

-- What a source under its settings left for its next visit, and before when it is not to be asked.
CREATE TABLE source_state (
    source         TEXT   NOT NULL PRIMARY KEY,
    state          TEXT,
    not_before_ms  BIGINT,
    answered_ms    BIGINT
);

-- What a source under its settings has of an address, so that it need not be sent again.
CREATE TABLE fetched (
    source          TEXT   NOT NULL,
    address         TEXT   NOT NULL,
    etag            TEXT,
    last_modified   TEXT,
    fresh_until_ms  BIGINT,
    PRIMARY KEY (source, address)
);

-- Before when a host is not to be asked, as it said itself.
CREATE TABLE host_rest (
    host           TEXT   NOT NULL PRIMARY KEY,
    not_before_ms  BIGINT NOT NULL
);
