-- Functions of Haat beside DuckDB's own, for mapping expressions.

-- A plain decimal: optional sign, digits, one optional point. Anything else is null, since try_cast
-- alone takes '1_000' and '1e3'. Six places; 10^12 and beyond is null.
create macro haat_plain_number(value) as
  case
    when contains(value, '_') or contains(value, 'e') or contains(value, 'E') then null
    else try_cast(value as decimal(18, 6))
  end;

-- Without the currency sign or code that may stand before or after the digits.
create macro haat_bare_number(value) as
  regexp_replace(
    regexp_replace(value, '^\s*([+-]?)\s*(?:\p{Sc}|[A-Za-z]{2,3}\.?)?\s*([+-]?)', '\1\2'),
    '\s*(?:\p{Sc}|[A-Za-z]{2,3}\.?)?\s*$', '');

-- Without the signs between groups, which must stand where the style has them: '12.34' is no number of '1.234,56'.
create macro haat_ungrouped(bare, groups, sign, point) as
  case
    when not contains(bare, sign) then bare
    when regexp_full_match(bare, '[+-]*' || replace(groups, ',', '\Q' || sign || '\E') || '(\Q' || point || '\E\d*)?')
      then replace(bare, sign, '')
  end;
create macro haat_styled_number(bare, style) as
  case
    when style like '1_234_56' then haat_ungrouped(bare, '[1-9]\d?\d?(?:,\d\d\d)+', substr(style, 2, 1), substr(style, 6, 1))
    when style like '1_23_456_78' then haat_ungrouped(bare, '[1-9]\d?(?:,\d\d)*,\d\d\d', substr(style, 2, 1), substr(style, 9, 1))
    when style like '1234_56' then bare
  end;
create macro haat_with_point(digits, point) as
  case when point = '.' then digits when not contains(digits, '.') then replace(digits, point, '.') end;

-- style shows how 1234.56 is written: '1.234,56', '1,234.56', '1 234,56', '1234,56', or in lakhs '1,23,456.78'. A
-- currency sign or code may stand before or after the digits.
create macro number
  (value) as haat_plain_number(value),
  (value, style) as haat_plain_number(
    haat_with_point(haat_styled_number(haat_bare_number(value), style), substr(style, length(style) - 2, 1)));

-- Decimals as whole thousandths and ten-thousandths. A product of decimals of 18 digits has 18 digits again, so a
-- large one is made wider first; to make every one wider would cost thirty times as much.
create macro haat_thousandths(quantity) as
  case when abs(quantity) >= 1000000000000 then cast(cast(quantity as decimal(38, 3)) * 1000 as bigint)
    else cast(quantity * 1000 as bigint) end;
create macro haat_ten_thousandths(amount) as
  case when abs(amount) >= 10000000000 then cast(cast(amount as decimal(38, 4)) * 10000 as bigint)
    else cast(amount * 10000 as bigint) end;

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

-- Without a format: ISO 8601, with or without an offset; UTC and GMT are the only names of zones. (A cast to
-- timestamp takes no notice of any word behind the time.)
create macro instant
  (value) as
    case
      when ends_with(value, 'Z') and substr(value, -2, 1) between '0' and '9' then haat_utc(try_cast(value as timestamptz))
      when regexp_full_match(value, '[\d\s/\\-]*T?[\d\s:.]*') then haat_local(try_cast(value as timestamp))
      when regexp_full_match(value, '[\d\s/\\-]*T?[\d\s:.]*((?i:Z|UTC|GMT)|[+-]\d\d(:?\d\d)?)\s*')
        then haat_utc(try_cast(value as timestamptz))
    end,
  (value, f1) as haat_moment(value, f1),
  (value, f1, f2) as coalesce(haat_moment(value, f1), haat_moment(value, f2)),
  (value, f1, f2, f3) as coalesce(haat_moment(value, f1), haat_moment(value, f2), haat_moment(value, f3)),
  (value, f1, f2, f3, f4) as
    coalesce(haat_moment(value, f1), haat_moment(value, f2), haat_moment(value, f3), haat_moment(value, f4));
