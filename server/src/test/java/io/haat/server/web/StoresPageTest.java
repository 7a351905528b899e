package io.haat.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoresPageTest extends BrowserTest {
  @Test
  void those_with_most_sales_are_compared_each_by_a_call_of_its_own() {
    visit("/stores?category=Clothing&from=2025-03-10&to=2025-03-11");
    List<String> largest =
        OpenDashboard.column(
            """
            select store_name from (
              select store_id, total_amount as amount, category, retailer, sold_on from v_sales
              union all select store_id, -total_amount, category, retailer, sold_on from v_refunds) l
            join dim_store using (store_id)
            where retailer = 'bazaar' and category = 'Clothing' and sold_on = '2025-03-10'
            group by 1 order by sum(amount) desc limit 3""");

    panel("Stores compared").getByTitle("Show as a table").click();

    assertThat(panel("Stores compared").locator("thead th").allInnerTexts().subList(1, 4))
        .containsExactlyElementsOf(largest);
    Locator calls =
        panel("Stores compared")
            .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("API call of"));
    assertThat(calls.allInnerTexts())
        .containsExactlyElementsOf(
            largest.stream().map(name -> "API call of Stores compared, " + name).toList());
    assertThat(page.request().get(OpenDashboard.address(calls.last().getAttribute("href"))).text())
        .contains("\"granularity\":\"day\"");
    screenshot("stores-compared");
  }

  @Test
  void those_that_are_ticked_are_compared() {
    visit("/stores?with=S011&with=S009");
    panel("Stores compared").getByTitle("Show as a table").click();
    assertThat(panel("Stores compared").locator("thead th").allInnerTexts().subList(1, 3))
        .containsExactly("Kochi Fort", "Jaipur Bapu Bazaar");
  }

  @Test
  void one_store_can_be_followed_down_to_its_lines() {
    visit("/stores?store=S005&from=2025-03-10&to=2025-03-11");

    String lines =
        OpenDashboard.column(
                """
                select count(*) from (
                  select store_id, sold_on, retailer from v_sales
                  union all select store_id, sold_on, retailer from v_refunds) l
                where retailer = 'bazaar' and store_id = 'S005' and sold_on = '2025-03-10'""")
            .get(0);
    assertThat(panel("Lines").innerText()).contains(lines + " lines, the newest first");
    assertThat(column(panel("Lines"), 2)).isNotEmpty().containsOnly("Pune Camp");
  }
}
