-- Functions of Haat beside DuckDB's own, for mapping expressions.

-- A plain decimal: optional sign, digits, one optional point. Anything else is null, since try_cast
-- alone takes '1_000' and '1e3'. Six places; 10^12 and beyond is null.
create macro haat_plain_number(value) as
  case
    when contains(value, '_') or contains(value, 'e') or contains(value, 'E') then null
    else try_cast(value as decimal(18, 6))
  end;

-- style shows how 1234.56 is written: '1.234,56', '1,234.56', '1 234,56'. A currency sign or code may
-- stand before or after the digits.
create macro number
  (value) as haat_plain_number(value),
  (value, style) as haat_plain_number(
    replace(
      replace(
        regexp_replace(
          regexp_replace(value, '^\s*([+-]?)\s*(?:\p{Sc}|[A-Za-z]{2,3}\.?)?\s*([+-]?)', '\1\2'),
          '\s*(?:\p{Sc}|[A-Za-z]{2,3}\.?)?\s*$', ''),
        substr(style, 2, 1), ''),
      substr(style, length(style) - 2, 1), '.'));

-- One moment as written: "local" is wall-clock time without an offset, utc an instant; one of them is set,
-- or the whole is null. A year before 1000 is a two-digit year that %Y took: the format does not fit.
create macro haat_local(moment) as
  case when year(moment) >= 1000 then {'local': moment, 'utc': null::timestamp} end;
create macro haat_utc(moment) as
  case when year(moment) >= 1000 then {'local': null::timestamp, 'utc': timezone('UTC', moment)} end;
create macro haat_moment(value, format) as
  case
    when contains(format, '%z') or contains(format, '%Z') then haat_utc(try_strptime(value, format)::timestamptz)
    else haat_local(try_strptime(value, format)::timestamp)
  end;

-- Without a format: ISO 8601, with or without an offset.
create macro instant
  (value) as
    case
      when ends_with(value, 'Z') then haat_utc(try_cast(value as timestamptz))
      when regexp_matches(value, '\d\d:\d\d.*(Z|[+-]\d\d(:?\d\d)?)\s*$') then haat_utc(try_cast(value as timestamptz))
      else haat_local(try_cast(value as timestamp))
    end,
  (value, f1) as haat_moment(value, f1),
  (value, f1, f2) as coalesce(haat_moment(value, f1), haat_moment(value, f2)),
  (value, f1, f2, f3) as coalesce(haat_moment(value, f1), haat_moment(value, f2), haat_moment(value, f3)),
  (value, f1, f2, f3, f4) as
    coalesce(haat_moment(value, f1), haat_moment(value, f2), haat_moment(value, f3), haat_moment(value, f4));
