package dev.daogou.storefront.importer;

import dev.daogou.storefront.replay.Excerpt;
import dev.daogou.storefront.replay.OpenFile;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A product feed as Google's merchants have it: RSS 2.0 items or Atom entries with elements of the
 * namespace {@code g}. Read as a stream; document types and external entities are not.
 *
 * @see <a href="https://support.google.com/merchants/answer/7052112">Product data specification</a>
 */
final class GoogleFeed implements ItemReader {
  private static final Set<String> ENTRIES = Set.of("item", "entry");

  private final Terms terms;

  GoogleFeed(Terms terms) {
    this.terms = terms;
  }

  @Override
  public Optional<String> read(OpenFile file, ItemSink sink) throws IOException {
    try {
      var allowance = new EntryAllowance(file.bytes());
      XMLStreamReader xml = factory().createXMLStreamReader(allowance);
      while (sink.isOpen() && xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          allowance.renew();
          if (ENTRIES.contains(xml.getLocalName())) {
            take(xml, sink);
          }
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof CharConversionException other) {
        return Optional.of(
            "the XML is not in the encoding that it declares: " + other.getMessage());
      }
      if (e.getNestedException() instanceof IOException io) {
        throw io;
      }
      return Optional.of(
          "the XML cannot be read on: "
              + Excerpt.of(String.valueOf(e.getMessage()).replace('\n', ' ')));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private void take(XMLStreamReader xml, ItemSink sink) throws XMLStreamException {
    long line = xml.getLocation().getLineNumber();
    var item = new GoogleItem();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        element(xml, item);
      }
    }
    terms.settle(line, item.id(), terms.offers() ? item.offer() : item.whole(), sink);
  }

  /** An element of the item: its text, or the texts of the elements inside it. */
  private static void element(XMLStreamReader xml, GoogleItem item) throws XMLStreamException {
    String name = xml.getLocalName();
    StringBuilder text = new StringBuilder();
    String inner = "";
    StringBuilder innerText = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          inner = depth == 2 ? xml.getLocalName() : inner;
          innerText.setLength(depth == 2 ? 0 : innerText.length());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth == 2) {
            item.inside(name, inner, innerText.toString());
          }
          depth--;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            (depth == 1 ? text : innerText).append(xml.getText());
        default -> {
          // Comments and the like say nothing.
        }
      }
    }
    item.element(name, text.toString());
  }
}
