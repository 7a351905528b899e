package io.haat.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RefundsPageTest extends BrowserTest {
  @Test
  void a_click_on_a_reason_shows_its_refunds() {
    visit("/refunds");
    panel("By reason").getByTitle("Show as a table").click();
    assertThat(column(panel("By reason"), 1))
        .containsExactlyElementsOf(
            OpenDashboard.column(
                """
                select '₹' || to_char(sum(total_amount), 'FM999,990.00')
                from v_refunds where retailer = 'bazaar' and sold_on >= '2025-02-16' and sold_on < '2025-03-16'
                group by reason order by sum(total_amount) desc"""));

    panel("By reason").getByText("wrong size").click();
    settled();

    assertThat(page.url()).endsWith("/refunds?retailer=bazaar&reason=wrong+size");
    assertThat(column(panel("Refunded lines"), 10)).isNotEmpty().containsOnly("wrong size");
    screenshot("refunds-reason");
  }
}
