-- How large each of the files was that were handed out: JSON of PackageSizes in protocol/http/concerns.ts. Null for what was handed out
-- before, of which `package_bytes` says how large two of them were together.
ALTER TABLE concerns ADD COLUMN package_sizes TEXT;
