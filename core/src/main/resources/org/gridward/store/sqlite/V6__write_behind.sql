-- What situations and devices became and is not in its place yet, in the order in which it came;
-- each body has what one batch changed. What is at the end counts.

create table situation_journal (
  no integer primary key,
  body text not null
);

create table device_journal (
  no integer primary key,
  body text not null
);
