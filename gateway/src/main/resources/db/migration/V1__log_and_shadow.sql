-- The log is the truth; everything else here is its shadow and can be rebuilt from it.

do $$
begin
  if not exists (select from pg_roles where rolname = 'backroom_gateway') then
    create role backroom_gateway nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- another gateway was faster
end $$;
do $$
begin
  execute format('grant backroom_gateway to %I', current_user);
end $$;

-- One line of history per store. The key (store, number) is the lock: it lets one gateway have a number.
-- The era is in every key so that eras can be detached; it is part of the folded state, so the fence holds.
create table event (
  store int not null,
  number bigint not null check (number > 0),
  era int not null,
  time timestamptz not null,
  source int not null,
  key bigint not null,
  version smallint not null,
  bytes bytea not null,
  hash bytea not null,
  primary key (store, number, era),
  unique (store, source, key, era)
) partition by list (era);

-- Answers of detached eras: for each source, the events that answered its numbers from first_key on.
create table archived_answer (
  store int not null,
  era int not null,
  source int not null,
  keys bigint[] not null,
  numbers bigint[] not null,
  primary key (store, era, source)
);

create table archived_era (
  era int primary key,
  detached timestamptz not null
);

-- What is now. Narrow, with room on each page, and no index on what changes.
create table balance (
  store int not null,
  item int not null,
  place int not null,
  status smallint not null,
  batch int not null,
  serial int not null,
  owner int not null,
  quantity bigint not null check (quantity >= 0 or place < 0),
  grams bigint not null check (grams >= 0 or place < 0),
  primary key (store, item, place, status, batch, serial, owner)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- All other rows a state keeps, by kind (see the views); number is the event that wrote the row last.
create table state_row (
  store int not null,
  kind smallint not null,
  a bigint not null,
  b bigint not null,
  number bigint not null,
  body jsonb not null,
  primary key (store, kind, a, b)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- Where each reader of the log is.
create table cursor (
  reader text not null,
  store int not null,
  number bigint not null,
  primary key (reader, store)
) with (fillfactor = 50);

-- Numbers for senders that have none: their own message id gets one before the lane.
create table inbox (
  source int not null,
  store int not null,
  message text not null,
  number bigint not null,
  digest text not null,
  primary key (source, store, message)
);
create table inbox_counter (
  source int not null,
  store int not null,
  last bigint not null,
  primary key (source, store)
);

-- Secrets, only as hashes, and names of people: outside the log, so that they can be erased.
create table credential (
  kind text not null check (kind in ('device', 'person')),
  subject int not null,
  scheme text not null,
  salt bytea not null,
  hash bytea not null,
  iterations int not null,
  primary key (kind, subject)
);
create table person_name (
  person int primary key,
  name text not null
);

-- What was: projected by a reader of the log.
create table movement (
  store int not null,
  number bigint not null,
  line int not null,
  time timestamptz not null,
  item int not null,
  from_place int not null,
  from_status smallint not null,
  to_place int not null,
  to_status smallint not null,
  batch int not null,
  serial int not null,
  owner int not null,
  quantity bigint not null,
  grams bigint not null,
  primary key (store, number, line)
);
create index movement_item on movement (store, item, number);

-- Rows by kind, for SQL and reports.
create view location as select store, a as id, body->>'code' as code, (body->>'parent')::int as parent, body->>'kind' as kind
  from state_row where kind = 20;
create view purchase_order as select store, a as id, body->>'code' as code, (body->>'vendor')::int as vendor, (body->>'version')::bigint as version,
  (body->>'due')::date as due, coalesce((body->>'cancelled')::boolean, false) as cancelled from state_row where kind = 21;
create view delivery as select store, a as id, body->>'code' as code, (body->>'vendor')::int as vendor, body->>'state' as state
  from state_row where kind = 22;
create view handling_unit as select store, a as id, body->>'sscc' as sscc, coalesce((body->>'parent')::int, 0) as parent, coalesce((body->>'place')::int, 0) as place, body->>'state' as state
  from state_row where kind = 23;
create view receipt as select store, a as id, (body->>'delivery')::int as delivery, body->>'state' as state from state_row where kind = 24;
create view receipt_entry as select store, a as number, b as line, (body->>'receipt')::int as receipt, body->>'kind' as kind, coalesce((body->>'item')::int, 0) as item,
  coalesce((body->>'quantity')::bigint, 0) as quantity, coalesce((body->>'reversed')::bigint, 0) as reversed from state_row where kind = 25;
create view discrepancy as select store, a as id, body->>'kind' as kind, body->>'state' as state, coalesce((body->>'item')::int, 0) as item,
  coalesce((body->>'quantity')::bigint, 0) as quantity from state_row where kind = 26;

grant usage on schema public to backroom_gateway;
grant select, insert on event, archived_answer, archived_era, inbox, movement to backroom_gateway;
grant select, insert, update, delete on balance, state_row, cursor, inbox_counter, credential, person_name to backroom_gateway;
grant delete on movement to backroom_gateway;
grant select on location, purchase_order, delivery, handling_unit, receipt, receipt_entry, discrepancy to backroom_gateway;

-- The first eras; later ones are made before they are needed.
create table event_era_1 partition of event for values in (1);
create table event_era_2 partition of event for values in (2);
