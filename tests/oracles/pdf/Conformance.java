import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds PDF files against PDF/UA-1 and PDF/A-3a with the veraPDF library: a line a file and standard, then a line a broken rule. */
public final class Conformance {
    private static final List<PDFAFlavour> STANDARDS = List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A);
    private static final int FAILURES_KEPT_A_RULE = 3;

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean conforms = files.length > 0;
        for (String file : files) {
            for (PDFAFlavour standard : STANDARDS) {
                conforms &= check(Path.of(file), standard);
            }
        }
        System.exit(conforms ? 0 : 1);
    }

    private static boolean check(Path file, PDFAFlavour standard) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file.toFile(), standard);
                PDFAValidator validator = Foundries.defaultInstance()
                        .createValidator(standard, FAILURES_KEPT_A_RULE, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s veraPDF %s %s: %d checks%n", result.isCompliant() ? "ok" : "FAIL", standard.getId(),
                    file.getFileName(), result.getTotalAssertions());
            broken(result).forEach((rule, example) -> System.out.println("    " + rule + ": " + example));
            return result.isCompliant();
        }
    }

    private static SortedMap<String, String> broken(ValidationResult result) {
        SortedMap<String, String> rules = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                rules.putIfAbsent(assertion.getRuleId().getClause(),
                        assertion.getMessage() + " at " + assertion.getLocation().getContext());
            }
        }
        return rules;
    }
}
