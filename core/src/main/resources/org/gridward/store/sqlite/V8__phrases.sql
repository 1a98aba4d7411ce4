-- What decisions say again and again, kept once: they have its number.

create table phrase (
  no integer primary key,
  body text not null unique
);
create trigger phrase_is_permanent before update on phrase begin
  select raise(abort, 'a phrase is permanent');
end;
create trigger phrase_stays before delete on phrase begin
  select raise(abort, 'a phrase stays');
end;
