package dev.daogou.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

/** A window as people have them. */
enum Window {
  PHONE(390, 844, ColorScheme.LIGHT, "en-GB"),
  PHONE_IN_CHINESE(390, 844, ColorScheme.DARK, "zh-CN"),
  LAPTOP(1440, 900, ColorScheme.LIGHT, "en-GB"),
  LAPTOP_IN_CHINESE(1440, 900, ColorScheme.DARK, "zh-CN"),
  WALL(2560, 1440, ColorScheme.DARK, "en-GB");

  private final int width;
  private final int height;
  private final ColorScheme scheme;
  private final String locale;

  Window(int width, int height, ColorScheme scheme, String locale) {
    this.width = width;
    this.height = height;
    this.scheme = scheme;
    this.locale = locale;
  }

  Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setColorScheme(scheme)
        .setLocale(locale);
  }
}
