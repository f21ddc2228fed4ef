package io.lakelift.local.cli;

import io.lakelift.asl.StrictJson;
import io.lakelift.export.Text;
import io.lakelift.local.doctor.Doctor;
import io.lakelift.local.doctor.DoctorFinding;
import io.lakelift.local.doctor.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the doctor's report as text or JSON; on a terminal, it also shows the progress on standard error. */
final class DoctorView implements Doctor.Listener {
    private static final int LONGEST = 2000;
    private static final int LONGEST_NAME = 40;

    private final Screen out;
    private final Screen err;
    private final boolean json;
    private final boolean terminal = Boolean.getBoolean("lakelift.terminal");
    private boolean waiting;

    DoctorView(Screen out, Screen err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    @Override
    public void found(DoctorFinding finding) {
        clear();
        if (json) {
            out.println(Text.json(object(finding)));
            return;
        }
        String why = finding.why().isEmpty() ? "" : ": " + finding.why();
        out.println("%-12s%s%s"
                .formatted(finding.result().label(), Text.shown(finding.check(), LONGEST), Text.shown(why, LONGEST)));
        if (!finding.remedy().isEmpty()) {
            out.println(" ".repeat(12) + Text.shown(finding.remedy(), LONGEST));
        }
    }

    private static String object(DoctorFinding finding) {
        Map<String, String> object = new LinkedHashMap<>();
        object.put("check", finding.check());
        object.put("result", finding.result().label());
        object.put("why", finding.why());
        object.put("remedy", finding.remedy());
        return StrictJson.write(object);
    }

    @Override
    public void waitsFor(String name, int done, int all) {
        if (terminal) {
            clear();
            err.steer("%d of %d checks done, waiting for %s".formatted(done, all, Text.line(name, LONGEST_NAME)));
            err.flush();
            waiting = true;
        }
    }

    /** Ends the report; as text, with a line that counts the results. */
    void ends(List<DoctorFinding> report) {
        clear();
        if (!json) {
            out.println("%d ok, %d attention, %d cannot tell."
                    .formatted(
                            count(report, Result.OK),
                            count(report, Result.ATTENTION),
                            count(report, Result.CANNOT_TELL)));
        }
    }

    private static long count(List<DoctorFinding> report, Result result) {
        return report.stream().filter(finding -> finding.result() == result).count();
    }

    private void clear() {
        if (waiting) {
            err.steer(Screen.CLEAR);
            err.flush();
            waiting = false;
        }
    }
}
