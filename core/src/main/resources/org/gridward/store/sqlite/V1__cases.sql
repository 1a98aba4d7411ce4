-- What was taken in, what became of it, and everything that was done about it.
-- Times are milliseconds since 1970; bodies are JSON.

create table message (
  hash varchar primary key,
  bytes blob not null
);

create table event (
  id varchar primary key,
  case_id varchar,
  outcome varchar not null,
  source varchar not null,
  kind varchar not null,
  phase varchar not null,
  situation varchar,
  occurred_at bigint not null,
  received_at bigint not null,
  message_hash varchar references message (hash),
  body text not null
);
create index event_of_case on event (case_id, received_at) where case_id is not null;

create table situation (
  key varchar primary key,
  case_id varchar not null,
  open int not null,
  last_at bigint not null,
  silence_ms bigint
);

create table case_file (
  id varchar primary key,
  serial_key bigint not null unique,
  event_id varchar not null references event (id) deferrable initially deferred,
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
create index case_by_state_newest on case_file (state, serial_key);
create index case_by_state_due on case_file (state, due_key, serial_key);
create index case_by_opening on case_file (opened_at);
create index case_by_due on case_file (due_key, serial_key);
create index case_by_lead on case_file (lead_code, state, due_key, serial_key);
create index case_by_grid on case_file (grid_code, serial_key);
create index case_by_category on case_file (category_code, serial_key);

create table step (
  sequence integer primary key autoincrement,
  case_id varchar not null references case_file (id),
  no int not null,
  body text not null,
  unique (case_id, no)
);
create trigger step_is_permanent before update on step begin
  select raise(abort, 'a step is permanent');
end;
create trigger step_stays before delete on step begin
  select raise(abort, 'a step stays');
end;

create table notice (
  id varchar primary key,
  case_id varchar not null references case_file (id),
  status varchar not null,
  due_at bigint not null,
  tries int not null,
  at bigint,
  reason text,
  body text not null
);
create index notice_pending on notice (due_at) where status = 'PENDING';
create index notice_of_case on notice (case_id);

create table dead_letter (
  id varchar primary key,
  protocol varchar not null,
  origin varchar not null,
  peer varchar not null,
  reason text not null,
  bytes blob not null,
  first_at bigint not null,
  last_at bigint not null,
  count bigint not null
);
create index dead_letter_newest on dead_letter (last_at);
