-- The last line of each book of signed heads, so that a book whose end was cut off is missed.
create table head_mark (
  key text primary key,
  line text not null,
  at timestamptz not null
);
grant select, insert, update on head_mark to backroom_gateway;
