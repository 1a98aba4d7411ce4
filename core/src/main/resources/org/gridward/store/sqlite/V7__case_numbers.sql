-- A case is kept by its number alone, with what follows from it: its notices are found by their ids,
-- which begin with it. What is done at once in a case is one row.

create table case_file_next (
  serial_key bigint not null unique, -- the year times 10,000,000,000, and the serial
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
  fallback int not null
);
insert into case_file_next
  select serial_key, event_id, state, steps, grade, source, kind, category_code, category_name,
    lead_code, lead_name, grid_code, grid_name, longitude, latitude, summary, opened_at, due_at,
    due_key, reports, supervised, fallback
  from case_file order by serial_key;

create table step_next (
  sequence integer primary key, -- of the last of them
  case_key bigint not null references case_file (serial_key),
  no int not null, -- of the first of them
  body text not null, -- a list
  unique (case_key, no)
);
insert into step_next
  select s.sequence, c.serial_key, s.no, '[' || s.body || ']'
  from step s join case_file c on c.id = s.case_id order by s.sequence;
drop table step;
drop table case_file;
alter table case_file_next rename to case_file;
alter table step_next rename to step;

create index case_by_state_newest on case_file (state, serial_key);
create index case_by_state_due on case_file (state, due_key, serial_key);
create index case_by_opening on case_file (opened_at);
create index case_by_due on case_file (due_key, serial_key);
create index case_by_lead on case_file (lead_code, state, due_key, serial_key);
create index case_by_grid on case_file (grid_code, serial_key);
create index case_by_category on case_file (category_code, serial_key);

create trigger step_is_permanent before update on step begin
  select raise(abort, 'a step is permanent');
end;
create trigger step_stays before delete on step begin
  select raise(abort, 'a step stays');
end;

create table notice_next (
  id varchar primary key,
  status varchar not null,
  due_at bigint not null,
  tries int not null,
  at bigint,
  reason text,
  body text not null
) without rowid;
insert into notice_next
  select id, status, due_at, tries, at, reason, body from notice order by id;
drop table notice;
alter table notice_next rename to notice;
create index notice_pending on notice (due_at) where status = 'PENDING';
