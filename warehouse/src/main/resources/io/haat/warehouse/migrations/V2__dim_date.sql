-- Days from 1990 to 2050 with ISO weeks and the retail 4-5-4 calendar of the National Retail Federation: its
-- year ends on the Saturday nearest to 31 January; each quarter has months of 4, 5 and 4 weeks; a 53rd week,
-- where the year has one, belongs to the last month. holiday is filled by the user: it differs by country.
create table dim_date (
  day            date primary key,
  year           integer not null,
  quarter        integer not null,
  month          integer not null,
  day_of_month   integer not null,
  iso_year       integer not null,
  iso_week       integer not null,
  iso_weekday    integer not null,           -- 1 Monday to 7 Sunday
  is_weekend     boolean not null,
  retail_year    integer not null,
  retail_week    integer not null,           -- 1 to 53
  retail_month   integer not null,           -- 1 (February) to 12 (January)
  retail_quarter integer not null,
  holiday        text
);

with year_start as (
  select y as retail_year,
         -- That Saturday is 28 January to 3 February; the next day is the Sunday on or before 4 February.
         make_date(y, 2, 4) - extract(dow from make_date(y, 2, 4))::int as starts
  from generate_series(1989, 2051) y
),
calendar as (
  select day, s.retail_year, (day - s.starts) / 7 + 1 as retail_week
  -- Counted in days, not in timestamps: the session's zone may have a day without midnight.
  from generate_series(0, date '2050-12-31' - date '1990-01-01') n
  cross join lateral (select date '1990-01-01' + n as day) d
  join lateral (
    select * from year_start where starts <= day order by starts desc limit 1
  ) s on true
)
insert into dim_date
select day,
       extract(year from day), extract(quarter from day), extract(month from day), extract(day from day),
       extract(isoyear from day), extract(week from day), extract(isodow from day),
       extract(isodow from day) >= 6,
       retail_year, retail_week,
       -- weeks 1-4, 5-9, 10-13 of each quarter of 13 weeks
       (least(retail_week, 52) - 1) / 13 * 3
         + case when (least(retail_week, 52) - 1) % 13 < 4 then 1
                when (least(retail_week, 52) - 1) % 13 < 9 then 2
                else 3 end,
       (least(retail_week, 52) - 1) / 13 + 1,
       null
from calendar;
