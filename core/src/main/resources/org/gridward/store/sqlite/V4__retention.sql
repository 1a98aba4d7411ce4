-- What need not be kept can go: no table asks for a message or for an event any more. Foreign keys
-- that no index follows would look through a whole table with every row that goes.

create table event_next (
  id varchar primary key,
  case_id varchar,
  outcome varchar not null,
  source varchar not null,
  kind varchar not null,
  phase varchar not null,
  situation varchar,
  occurred_at bigint not null,
  received_at bigint not null,
  message_hash varchar,
  body text not null
);
-- The first messages were named by their hash alone; now the second in which they came goes before.
insert into event_next (rowid, id, case_id, outcome, source, kind, phase, situation, occurred_at,
    received_at, message_hash, body)
  select rowid, id, case_id, outcome, source, kind, phase, situation, occurred_at, received_at,
    case when length(message_hash) = 32
      then printf('%08x', received_at / 1000) || message_hash
      else message_hash end,
    body
  from event;
insert or ignore into message (hash, bytes)
  select printf('%08x', e.received_at / 1000) || m.hash, m.bytes
  from event e join message m on m.hash = e.message_hash
  where length(m.hash) = 32;
delete from message where length(hash) = 32;
drop table event;
alter table event_next rename to event;
create index event_of_case on event (case_id, received_at) where case_id is not null;

create table case_file_next (
  id varchar primary key,
  serial_key bigint not null unique,
  event_id varchar not null,
  state varchar not null,
  steps int not null,
  grade varchar not null,
  source varchar not null,
  kind varchar not null,
  category_code varchar,
  category_name varchar,
  lead_code varchar,
  lead_name varchar,
  grid_code varchar,
  grid_name varchar,
  longitude double precision,
  latitude double precision,
  summary text,
  opened_at bigint not null,
  due_at bigint,
  due_key bigint not null,
  reports int not null,
  supervised int not null,
  fallback int not null,
  place text not null,
  decision text not null
);
insert into case_file_next select * from case_file;
drop table case_file;
alter table case_file_next rename to case_file;
create index case_by_state_newest on case_file (state, serial_key);
create index case_by_state_due on case_file (state, due_key, serial_key);
create index case_by_opening on case_file (opened_at);
create index case_by_due on case_file (due_key, serial_key);
create index case_by_lead on case_file (lead_code, state, due_key, serial_key);
create index case_by_grid on case_file (grid_code, serial_key);
create index case_by_category on case_file (category_code, serial_key);

-- How far events were gone through, and those of the phase forgotten.
create table pruned (
  phase varchar primary key,
  through bigint not null
);

-- How a dead letter came, so that it can be read again; the whole message where it is a part of one.
alter table dead_letter add column envelope text;
alter table dead_letter add column whole_hash varchar;
alter table dead_letter add column read_at bigint;

-- How many cases a device opened, for its quota; what of it was held last.
alter table device add column opened_since bigint not null default 0;
alter table device add column opened int not null default 0;
alter table device add column held_situation varchar;
alter table device add column held_at bigint;
create index event_held on event (received_at) where outcome = 'HELD';
