package org.gridward.sensors.protocol.dahua;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Words;

/**
 * Reads the lines of {@code eventManager.cgi?action=attach}: {@code
 * Code=X;action=Start;index=0;data={…}}, where the JSON may hold semicolons, equals signs and line
 * ends, or the word {@code Heartbeat}.
 */
final class AttachStream {

  private static final String HEARTBEAT = "Heartbeat";
  private static final Pattern LINE =
      Pattern.compile(
          "Code\\s*=\\s*([^;\\s]{1,100})\\s*;\\s*action\\s*=\\s*(\\w{1,40})"
              + "(?:\\s*;\\s*index\\s*=\\s*(\\d{1,6}))?"
              + "(?:\\s*;\\s*(?!(?:data|code)\\s*=)\\w{1,40}\\s*=\\s*[^;{}\\s]{0,200})*+(\\s*;\\s*data\\s*=\\s*)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANK = Pattern.compile("[\\s;]*");

  private AttachStream() {}

  static List<Notice> read(String text) throws MalformedPayload {
    var notices = new ArrayList<Notice>();
    var line = LINE.matcher(text);
    var blank = BLANK.matcher(text);
    var at = 0;
    while (true) {
      blank.region(at, text.length()).lookingAt();
      at = blank.end();
      if (at == text.length()) {
        return notices;
      }
      if (notices.size() == MessageLimits.ELEMENTS) {
        throw malformed(text, at, "more than " + MessageLimits.ELEMENTS + " events");
      }
      if (text.startsWith(HEARTBEAT, at)) {
        at += HEARTBEAT.length();
        notices.add(Notice.heartbeat(HEARTBEAT));
      } else if (line.region(at, text.length()).lookingAt()) {
        var from = at;
        var data = MissingNode.getInstance();
        at = line.end();
        if (line.group(4) == null) {
          notices.add(Notice.of(line.group(1), line.group(2), line.group(3), data, line.group()));
        } else {
          var found = Json.within(DahuaCodec.PROTOCOL, text, at);
          at = found.end();
          notices.add(
              Notice.of(
                  line.group(1),
                  line.group(2),
                  line.group(3),
                  found.node(),
                  text.substring(from, at)));
        }
      } else {
        throw malformed(
            text,
            at,
            "found " + Words.seen(text.substring(at)) + ", expected Code=…;action=…;index=…");
      }
    }
  }

  private static MalformedPayload malformed(String text, int at, String problem) {
    return MalformedPayload.at(DahuaCodec.PROTOCOL, "", text.codePointCount(0, at), problem);
  }
}
