-- What stands where in the text of a version: blocks, tables and links with their offsets, as JSON.
ALTER TABLE version ADD COLUMN outline TEXT;
