package dev.daogou.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Browsing.class)
class SwaggerUiIT {
  @Test
  void shouldShowTheApi(Visitor visitor) {
    var page = visitor.opens("/q/swagger-ui/", Window.LAPTOP);

    assertThat(page.locator("#operations-Recommend-recommendations")).isVisible();
    visitor.photographs(page, "swagger-ui");
  }
}
