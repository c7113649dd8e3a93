package dev.daogou.serving.filter;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.daogou.recommender.items.ItemCard;
import dev.daogou.serving.filter.Conditions.Condition;
import dev.daogou.serving.filter.Conditions.Truth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of an expression into a filter. Allowed are comparisons, {@code in}, {@code has},
 * {@code size}, {@code contains}, {@code startsWith}, {@code endsWith}, logic and the conditional;
 * not allowed is whatever could cost more than its own length: loops (CEL's macros), regular
 * expressions, joining of texts and lists.
 */
final class FilterLanguage {
  /** Longest text of an expression, in characters. */
  static final int LONGEST = 1_000;

  /** How deep an expression may nest. */
  static final int DEEPEST = 24;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(DEEPEST)
          .maxParseErrorRecoveryLimit(0)
          .enableHeterogeneousNumericComparisons(true)
          .enableComprehension(false)
          .enableStringConcatenation(false)
          .enableListConcatenation(false)
          .enableStringConversion(false)
          .build();
  private static final CelStandardDeclarations ALLOWED =
      CelStandardDeclarations.newBuilder()
          .includeFunctions(
              StandardFunction.LOGICAL_AND,
              StandardFunction.LOGICAL_OR,
              StandardFunction.LOGICAL_NOT,
              StandardFunction.CONDITIONAL,
              StandardFunction.EQUALS,
              StandardFunction.NOT_EQUALS,
              StandardFunction.LESS,
              StandardFunction.LESS_EQUALS,
              StandardFunction.GREATER,
              StandardFunction.GREATER_EQUALS,
              StandardFunction.NEGATE,
              StandardFunction.IN,
              StandardFunction.INDEX,
              StandardFunction.SIZE,
              StandardFunction.CONTAINS,
              StandardFunction.STARTS_WITH,
              StandardFunction.ENDS_WITH)
          .build();

  private final CelCompiler compiler = compiler();
  private final CelRuntime runtime =
      CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

  /** What became of a text. */
  sealed interface Compiled {
    /** It says something. */
    record Ready(ItemFilter filter) implements Compiled {}

    /** It does not, or too much. */
    record Refused(String reason) implements Compiled {}
  }

  /** Compiles a text. */
  Compiled compile(String text) {
    return compile(text, this::filter);
  }

  /** Compiles a text for CEL's interpreter, whatever it says. */
  Compiled interpret(String text) {
    return compile(text, this::interpreted);
  }

  private interface Maker {
    ItemFilter of(CelAbstractSyntaxTree expression) throws CelEvaluationException;
  }

  private Compiled compile(String text, Maker maker) {
    if (text.length() > LONGEST) {
      return new Compiled.Refused("it is longer than " + LONGEST + " characters");
    }
    CelValidationResult result = compiler.compile(text);
    if (result.hasError()) {
      return new Compiled.Refused(explain(result));
    }
    try {
      return new Compiled.Ready(maker.of(result.getAst()));
    } catch (CelValidationException | CelEvaluationException e) {
      return new Compiled.Refused(String.valueOf(e.getMessage()));
    }
  }

  private ItemFilter filter(CelAbstractSyntaxTree expression) throws CelEvaluationException {
    Optional<Condition> usual = Conditions.of(expression.getExpr());
    return usual.isPresent() ? new Usual(usual.get()) : interpreted(expression);
  }

  private ItemFilter interpreted(CelAbstractSyntaxTree expression) throws CelEvaluationException {
    return new Expression(runtime.createProgram(expression));
  }

  private static String explain(CelValidationResult result) {
    return result.getErrors().stream()
        .findFirst()
        .map(FilterLanguage::explain)
        .orElseGet(result::getErrorString);
  }

  private static String explain(CelIssue issue) {
    String message = issue.getMessage().lines().findFirst().orElse("it cannot be understood");
    int column = issue.getSourceLocation().getColumn();
    return column < 0 ? message : "at character " + (column + 1) + ": " + message;
  }

  private static CelCompiler compiler() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(ALLOWED)
            .setStandardMacros(CelStandardMacro.HAS)
            .setResultType(SimpleType.BOOL);
    for (ItemVariables variable : ItemVariables.values()) {
      builder.addVar(variable.label(), variable.type());
    }
    return builder.build();
  }

  private record Usual(Condition condition) implements ItemFilter {
    @Override
    public boolean admits(@Nullable ItemCard card) {
      return card != null && condition.of(card) == Truth.TRUE;
    }
  }

  private record Expression(CelRuntime.Program program) implements ItemFilter {
    @Override
    public boolean admits(@Nullable ItemCard card) {
      if (card == null) {
        return false;
      }
      try {
        return Boolean.TRUE.equals(program.eval(name -> ItemVariables.find(name, card)));
      } catch (CelEvaluationException asksForWhatIsNotThere) {
        return false;
      }
    }
  }
}
