"""What a team would write first: FastAPI and psycopg over the tables that every load keeps.

Debian: apt-get install python3-fastapi python3-uvicorn python3-uvloop python3-httptools python3-psycopg python3-psycopg-pool
The database comes from PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD.
Start: python3 -m uvicorn service:app --workers 2 --port 8000
"""

from datetime import date, timedelta
from typing import List, Optional

from fastapi import Depends, FastAPI, Query
from fastapi.responses import JSONResponse
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool

# Not prepared: after five calls PostgreSQL would plan once for all filters, and by that plan some answers take minutes.
pool = ConnectionPool(min_size=1, max_size=8, open=False, kwargs={
    'row_factory': dict_row,
    'prepare_threshold': None,
    'options': '-c search_path=haat -c jit=off',
    'autocommit': True,
})


app = FastAPI()
app.on_event('startup')(pool.open)
app.on_event('shutdown')(pool.close)

# Amounts are floats here: a plain service leaves exactness to whoever asks for it.
FIGURES = """
  sum(sales_amount)::float8 as sales, sum(discount_amount)::float8 as discounts, sum(refund_amount)::float8 as refunds,
  (sum(sales_amount) - sum(refund_amount))::float8 as net, sum(units)::float8 as units, sum(transactions) as transactions,
  sum(lines) as lines"""

STORES = """
  select store_key from dim_store join dim_retailer using (retailer_key)
  where (%(retailer)s::text[] is null or retailer = any (%(retailer)s))
    and (%(store)s::text[] is null or store_id = any (%(store)s))
    and (%(city)s::text[] is null or store_city = any (%(city)s))
    and (%(region)s::text[] is null or store_region = any (%(region)s))
    and (%(tier)s::text[] is null or store_tier = any (%(tier)s))"""

PRODUCTS = """
  select product_key from dim_product
  where (%(category)s::text is null or category = %(category)s) and (%(product)s::text is null or product_id = %(product)s)"""

HOURS = f"""
  select hour::date as day, store_key, currency, transactions, lines, units, discount_amount, sales_amount, refund_amount
  from sales_hourly
  where hour >= %(from)s and hour < %(to)s and store_key in ({STORES})"""

DAYS = f"""
  select day, store_key, currency, transactions, lines, units, discount_amount, sales_amount, refund_amount, product_key
  from sales_daily
  where day >= %(from)s and day < %(to)s and store_key in ({STORES}) and product_key in ({PRODUCTS})"""


def asked(
    start: date = Query(alias='from'),
    end: date = Query(alias='to'),
    retailer: Optional[List[str]] = Query(None),
    store: Optional[List[str]] = Query(None),
    city: Optional[List[str]] = Query(None),
    region: Optional[List[str]] = Query(None),
    tier: Optional[List[str]] = Query(None),
    category: Optional[str] = None,
    product: Optional[str] = None,
):
    return {'from': start, 'to': end, 'retailer': retailer, 'store': store, 'city': city, 'region': region, 'tier': tier,
            'category': category, 'product': product}


def rows(sql, parameters):
    with pool.connection() as connection:
        return connection.execute(sql, parameters).fetchall()


def lines(parameters):
    return DAYS if parameters['category'] or parameters['product'] else HOURS


def total(parameters, start, end):
    sql = f'select currency, {FIGURES} from ({lines(parameters)}) line group by currency order by currency'
    return rows(sql, {**parameters, 'from': start, 'to': end})


@app.get('/api/v1/sales/summary')
def summary(parameters=Depends(asked)):
    start, end = parameters['from'], parameters['to']
    length = end - start
    year = timedelta(days=364)
    return JSONResponse({
        'now': total(parameters, start, end),
        'previous': total(parameters, start - length, start),
        'year_before': total(parameters, start - year, end - year),
    })


@app.get('/api/v1/sales/timeseries')
def timeseries(granularity: str = 'day', parameters=Depends(asked)):
    sql = f"""
      select date_trunc(%(granularity)s, day)::date::text as start, currency, {FIGURES}
      from ({lines(parameters)}) line group by 1, 2 order by 1, 2"""
    return JSONResponse({'items': rows(sql, {**parameters, 'granularity': granularity})})


STORE_COLUMNS = {'store': 'store_id', 'city': 'store_city', 'region': 'store_region', 'tier': 'store_tier'}
PRODUCT_COLUMNS = {'category': 'category', 'product': 'product_id'}


@app.get('/api/v1/sales/by/{dimension}')
def by(dimension: str, parameters=Depends(asked)):
    if dimension in STORE_COLUMNS:
        sql = f"""
          select {STORE_COLUMNS[dimension]} as key, line.currency, {FIGURES}
          from ({lines(parameters)}) line join dim_store using (store_key) group by 1, 2 order by sales desc"""
    else:
        sql = f"""
          select {PRODUCT_COLUMNS[dimension]} as key, line.currency, {FIGURES}
          from ({DAYS}) line join dim_product using (product_key) group by 1, 2 order by sales desc"""
    return JSONResponse({'items': rows(sql, parameters)})
