-- Eras can leave the log: their events move to a table beside it, which may be exported and dropped; what is still
-- asked of them stays here.

-- Partitions with such a check are attached without being read.
alter table event_era_1 add constraint event_era_1_era_check check (era = 1);
alter table event_era_2 add constraint event_era_2_era_check check (era = 2);

-- Detached eras, one partition archived_event_<era> each, as long as it is kept.
create table archived_event (like event including all) partition by list (era);

-- A whole line, as far as it is in this database.
create view history as select * from event union all select * from archived_event;

-- Where each line left an era: the event that follows in the log must be linked to this one.
create table archived_line (
  store int not null,
  era int not null,
  number bigint not null,
  hash bytea not null,
  primary key (store, era)
);

-- Which event answered which of a source's numbers: entry i says that numbers firsts[i] to keys[i] were answered by
-- event numbers[i]. Entries rise; a row has at most a thousand, and the highest key of them is its last.
drop table archived_answer;
create table archived_answer (
  store int not null,
  source int not null,
  era int not null,
  last bigint not null,
  firsts bigint[] not null,
  keys bigint[] not null,
  numbers bigint[] not null,
  primary key (store, source, era, last)
);

-- Stores count their eras from their own beginning, so a new store needs an era that others have left long ago. The
-- table it gets refuses those others: the key that lets a number be written only once has left with their events.
create function refuse_line_that_left() returns trigger language plpgsql as $$
begin
  if exists (select from archived_line where store = new.store and era = new.era) then
    raise exception 'store % has left era %, which is archived', new.store, new.era;
  end if;
  return new;
end $$;

revoke insert on archived_era from backroom_gateway;
grant select on archived_event, history, archived_line, archived_answer to backroom_gateway;
