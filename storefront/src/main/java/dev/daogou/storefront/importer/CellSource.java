package dev.daogou.storefront.importer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the text of one of our fields comes from, in a row of cells. */
sealed interface CellSource {
  Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

  /** The text in that row; empty where the row has none. */
  String in(List<String> row);

  /** One cell. */
  record Cell(int column) implements CellSource {
    @Override
    public String in(List<String> row) {
      return row.get(column);
    }
  }

  /** The same in every row. */
  record Constant(String text) implements CellSource {
    @Override
    public String in(List<String> row) {
      return text;
    }
  }

  /** Text with cells in it: {@code {brand} {name}}; empty where all of its cells are. */
  record Template(String text, Header header) implements CellSource {
    @Override
    public String in(List<String> row) {
      Matcher column = COLUMN.matcher(text);
      StringBuilder filled = new StringBuilder();
      boolean isEmpty = true;
      while (column.find()) {
        String cell = row.get(header.column(column.group(1)));
        isEmpty &= cell.isBlank();
        column.appendReplacement(filled, Matcher.quoteReplacement(cell));
      }
      return isEmpty ? "" : column.appendTail(filled).toString();
    }
  }

  /**
   * Reads what stands behind a field's name in a mapping: a text in quotes is a constant, one with
   * braces a template, anything else the name of a column.
   *
   * @throws IllegalArgumentException where there is no such column
   */
  static CellSource parse(String text, Header header) {
    boolean isQuoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(0) == text.charAt(text.length() - 1);
    if (isQuoted) {
      return new Constant(text.substring(1, text.length() - 1));
    }
    if (!COLUMN.matcher(text).find()) {
      return new Cell(header.column(text));
    }
    COLUMN.matcher(text).results().forEach(column -> header.column(column.group(1)));
    return new Template(text, header);
  }
}
