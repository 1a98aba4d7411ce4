-- What is counted and not kept: signs of life, positions on the way, repeats of what stands.

-- Ids of counted messages, so that one that comes again is not counted again: a second since 1970
-- as 4 bytes, and the first 128 bits of the SHA-256 of the id.
create table counted (
  id blob primary key,
  case_id varchar
) without rowid;
create table total (
  counted bigint not null
);
insert into total values (0);

create table device (
  key varchar primary key,
  first_at bigint not null,
  last_at bigint not null,
  sign_at bigint not null,
  messages bigint not null,
  counted bigint not null,
  longitude double precision,
  latitude double precision,
  datum varchar,
  placed_at bigint
);

alter table situation add column kept_at bigint not null default 0;
alter table situation add column counted bigint not null default 0;
