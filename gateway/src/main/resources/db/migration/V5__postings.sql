-- Messages to other systems that could not be told plainly; all others are told by the cursor of their reader. A held
-- one waits behind another about the same document.
create table posting (
  store int not null,
  target text not null,
  event bigint not null,
  line int not null,
  document text not null,
  state text not null check (state in ('HELD', 'RETRYING', 'PARKED', 'SKIPPED')),
  attempts int not null,
  since timestamptz not null,
  next timestamptz not null,
  trouble text not null,
  primary key (store, target, event, line)
);
grant select, insert, update, delete on posting to backroom_gateway;
