-- Entries of receipts, one for each scan, are most of the rows of a state: they get a narrow table of their own. The
-- event that wrote an entry last is its reversal, or else the one that it is numbered after.
drop view receipt_entry;
create table receipt_entry (
  store int not null,
  number bigint not null,
  line int not null,
  receipt int not null,
  kind smallint not null,
  status smallint not null,
  item int not null,
  ordered int not null,
  order_line int not null,
  unit int not null,
  place int not null,
  batch int not null,
  serial int not null,
  owner int not null,
  person int not null,
  quantity bigint not null,
  grams bigint not null,
  reversed bigint not null,
  primary key (store, number, line)
) with (autovacuum_vacuum_scale_factor = 0.05);
insert into receipt_entry
  select store, a, b, (body->>'receipt')::int,
    array_position(array['RECEIVED', 'DAMAGED', 'QUARANTINED', 'HANDED_BACK'], body->>'kind') - 1,
    array_position(array['AVAILABLE', 'AWAITING', 'HELD', 'DAMAGED', 'QUARANTINED', 'EXPIRED', 'RETURN_TO_VENDOR'],
      body->'stock'->>'status') - 1,
    coalesce((body->>'item')::int, 0), coalesce((body->>'order')::int, 0), coalesce((body->>'orderLine')::int, 0),
    coalesce((body->>'unit')::int, 0), coalesce((body->'stock'->>'place')::int, 0),
    coalesce((body->'stock'->>'batch')::int, 0), coalesce((body->'stock'->>'serial')::int, 0),
    coalesce((body->'stock'->>'owner')::int, 0), coalesce((body->>'by')::int, 0),
    coalesce((body->>'quantity')::bigint, 0), coalesce((body->>'grams')::bigint, 0),
    coalesce((body->>'reversed')::bigint, 0)
  from state_row where kind = 25;
delete from state_row where kind = 25;
grant select, insert, update, delete on receipt_entry to backroom_gateway;

-- It cost a lane's PostgreSQL as much as a third of table movement, and nobody asks by item yet.
drop index movement_item;
