-- What lists never show stands apart, so that many cases fit a page; and what is always asked for
-- by its key is its own index.

create table decision (
  serial_key integer primary key references case_file (serial_key),
  place text not null,
  body text not null
);
insert into decision (serial_key, place, body)
  select serial_key, place, decision from case_file order by serial_key;
alter table case_file drop column place;
alter table case_file drop column decision;

create table situation_next (
  key varchar primary key,
  case_id varchar not null,
  open int not null,
  last_at bigint not null,
  silence_ms bigint,
  kept_at bigint not null,
  counted bigint not null
) without rowid;
insert into situation_next (key, case_id, open, last_at, silence_ms, kept_at, counted)
  select key, case_id, open, last_at, silence_ms, kept_at, counted from situation;
drop table situation;
alter table situation_next rename to situation;

create table device_next (
  key varchar primary key,
  first_at bigint not null,
  last_at bigint not null,
  sign_at bigint not null,
  messages bigint not null,
  counted bigint not null,
  longitude double precision,
  latitude double precision,
  datum varchar,
  placed_at bigint,
  opened_since bigint not null,
  opened int not null,
  held_situation varchar,
  held_at bigint
) without rowid;
insert into device_next (key, first_at, last_at, sign_at, messages, counted, longitude, latitude,
    datum, placed_at, opened_since, opened, held_situation, held_at)
  select key, first_at, last_at, sign_at, messages, counted, longitude, latitude, datum, placed_at,
    opened_since, opened, held_situation, held_at
  from device;
drop table device;
alter table device_next rename to device;
