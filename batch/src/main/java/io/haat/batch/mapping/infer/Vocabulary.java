package io.haat.batch.mapping.infer;

import static java.util.Map.entry;

import io.haat.batch.mapping.Names;
import io.haat.batch.mapping.Target;
import java.util.List;
import java.util.Map;

/**
 * The names that columns usually have, without case, spaces and underscores. A name before the bar
 * means its field and nothing else; one behind it often does.
 */
final class Vocabulary {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          entry(
              "transaction_id",
              """
              transactionid transactionno transactionnumber txnid invoiceno invoiceid invoicenumber
              invoicenum orderid orderno ordernumber receiptid receiptno receiptnumber billid billno
              billnumber ticketid ticketno basketid saleid salesid salesorderid bonnummer belegnr
              | invoice order receipt bill ticket basket transaction bon"""),
          entry("line_no", "lineno lineid linenumber linenum rowitem | line"),
          entry(
              "sold_at",
              """
              soldat invoicedate invoicedatetime transactiondate transactiontime transactiondatetime
              transactiontimestamp orderdate orderdatetime ordertimestamp saledate salesdate saletime
              purchasedate purchasedatetime receiptdate billdate salesdatetime
              | datetime timestamp date datum createdat eventtime time"""),
          entry(
              "store_id",
              """
              storeid storeno storenumber storenbr storecode shopid shopcode branchid branchcode outletid
              locationid | store shop branch outlet location storename shopname filiale"""),
          entry(
              "store_name", "storename shopname branchname outletname | store shop branch outlet"),
          entry("store_city", "storecity shopcity branchcity | city town stadt"),
          entry("store_region", "storeregion storestate | region state province country"),
          entry("store_tier", "storetier citytier | tier"),
          entry(
              "product_id",
              """
              productid productcode productsku productnumber sku skuid skucode stockcode itemid itemcode
              itemno itemnumber articleid articleno articlenumber upc ean gtin barcode
              | product item article artikel artikelnummer productname itemname"""),
          entry(
              "product_name",
              """
              productname productdescription itemname itemdescription productlabel articlename
              | description title product item"""),
          entry(
              "category",
              """
              category productcategory itemcategory categoryname productgroup
              | department productline producttype subcategory"""),
          entry("brand", "brand brandname productbrand | manufacturer"),
          entry(
              "customer_id",
              """
              customerid customerno customernumber customercode custid custno clientid memberid loyaltyid
              shopperid | customer client member userid kundennummer"""),
          entry("customer_name", "customername custname clientname membername | customer name"),
          entry(
              "quantity",
              """
              quantity qty unitssold quantitysold qtysold quantityordered orderquantity orderqty
              salesqty itemquantity | units pieces menge count"""),
          entry(
              "unit_price",
              """
              unitprice priceperunit productprice itemprice sellingprice saleprice priceeach mrp retailprice
              | price rate listprice preis"""),
          entry("discount", "discount discountamount discountpercent discountpercentage"),
          entry("tax_amount", "tax taxamount vat vatamount gst gstamount salestax"),
          entry(
              "total_amount",
              """
              totalamount totalprice linetotal lineamount extendedprice salesamount
              | total amount sales revenue netamount"""),
          entry("currency", "currency currencycode"),
          entry(
              "payment_method",
              "paymentmethod paymenttype paymentmode tendertype | payment tender"),
          entry("channel", "channel saleschannel orderchannel | storetype ordertype"),
          entry("reason", "returnreason refundreason"),
          entry(
              "original_transaction_id", "originaltransactionid originalinvoiceno originalorderid"),
          entry("unit_cost", "unitcost costprice costperunit purchaseprice | cost"),
          entry("unit_of_measure", "unitofmeasure uom | unit"),
          entry("lead_time_days", "leadtimedays leadtime"),
          entry("city", "city customercity storecity town"),
          entry("region", "region state province customerstate storestate"),
          entry("country", "country countrycode"),
          entry("tier", "tier storetier citytier"),
          entry("timezone", "timezone tz"),
          entry("latitude", "latitude lat"),
          entry("longitude", "longitude lon lng long"),
          entry("opened_on", "openedon openingdate opendate opened dateopened"),
          entry("age_band", "ageband agegroup agerange"),
          entry("gender", "gender sex"),
          entry(
              "joined_on", "joinedon joindate joiningdate signupdate registrationdate membersince"),
          entry(
              "kind",
              """
              kind returned isreturned isreturn returnflag isrefund refunded transactiontype saletype
              ordertype | type status"""));

  private Vocabulary() {}

  /**
   * The columns that usually mean a field: those with a certain name, or if there are none, those
   * with a likely one.
   *
   * @param certain whether the names mean nothing else
   */
  record Match(List<String> columns, boolean certain) {}

  static Match match(String field, Target target, List<String> header) {
    String[] names = NAMES.getOrDefault(field, "").split("\\|", 2);
    if (target != Target.LINE) {
      names[0] += " " + Names.plain(field);
    }
    List<String> certain = named(names[0], header);
    if (!certain.isEmpty() || names.length == 1) {
      return new Match(certain, true);
    }
    return new Match(named(names[1], header), false);
  }

  private static List<String> named(String names, List<String> header) {
    List<String> known = List.of(names.strip().split("\\s+"));
    return header.stream()
        .filter(column -> !column.isBlank() && known.contains(Names.plain(column)))
        .distinct()
        .toList();
  }
}
