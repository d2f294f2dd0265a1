-- What Vane understood. All of it can be deleted and made again from documents, with the same result.

-- How far the understanding has come, one row: by which rules, which documents it has met, and the first UTC day since
-- 1970 that is not done.
CREATE TABLE analysis (
    lens         TEXT   NOT NULL,
    generation   BIGINT NOT NULL,
    fingerprint  TEXT   NOT NULL,
    through      BIGINT NOT NULL,
    next_day     BIGINT NOT NULL
);

-- Documents met before whose place in time or first content may have changed since.
CREATE TABLE unread (
    document_id  BIGINT NOT NULL PRIMARY KEY
){clustered};

-- Where a document stands in time, and the content first known of it, which is what is read.
CREATE TABLE entry (
    document_id  BIGINT NOT NULL PRIMARY KEY,
    version_id   BIGINT NOT NULL,
    known_ms   BIGINT NOT NULL
){clustered};
CREATE INDEX entry_time ON entry (known_ms, document_id);

CREATE TABLE digest (
    document_id  BIGINT  NOT NULL PRIMARY KEY,
    known_ms   BIGINT  NOT NULL,
    story_id     BIGINT  NOT NULL,
    original_id  BIGINT,
    mark         BIGINT,
    reason       TEXT,
    language     TEXT    NOT NULL,
    topics       TEXT    NOT NULL,
    title_terms  BIGINT  NOT NULL,
    story_terms  BIGINT  NOT NULL,
    terms        {bytes} NOT NULL
){clustered};
CREATE INDEX digest_time ON digest (known_ms, document_id);
CREATE INDEX digest_story ON digest (story_id);
CREATE INDEX digest_original ON digest (original_id);
CREATE INDEX digest_mark ON digest (mark, known_ms);

CREATE TABLE term (
    id         BIGINT NOT NULL PRIMARY KEY,
    first_day  BIGINT NOT NULL,
    text       TEXT   NOT NULL
){clustered};

CREATE TABLE story_event (
    day          BIGINT   NOT NULL,
    place        BIGINT   NOT NULL,
    kind         SMALLINT NOT NULL,
    story_id     BIGINT   NOT NULL,
    other_id     BIGINT,
    document_id  BIGINT,
    PRIMARY KEY (day, place)
){clustered};
CREATE INDEX story_event_story ON story_event (story_id);
CREATE INDEX story_event_other ON story_event (other_id);
