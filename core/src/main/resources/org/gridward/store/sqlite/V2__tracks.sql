-- Where staff and vehicles were. Personal data: rows are thinned and deleted as they age.

create table position (
  resource_id varchar not null,
  at bigint not null,
  longitude double precision not null,
  latitude double precision not null,
  datum varchar not null,
  accuracy double precision,
  method varchar not null,
  thinned int not null default 0,
  primary key (resource_id, at)
) without rowid;
create index position_by_time on position (at, resource_id);
create index position_whole on position (at, resource_id) where thinned = 0;
