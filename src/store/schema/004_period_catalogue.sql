-- The version of a criteria set that a person chose for a period; no row: the one in force on the period's cut-off.
CREATE TABLE period_catalogue (
    period    TEXT NOT NULL PRIMARY KEY REFERENCES period (code),
    catalogue TEXT NOT NULL,
    version   INTEGER NOT NULL,
    FOREIGN KEY (catalogue, version) REFERENCES catalogue_version (catalogue, version)
) STRICT, WITHOUT ROWID;
