package org.gridward.rules.engine.expert;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.gridward.rules.engine.expert.Attack.SING;
import static org.gridward.rules.engine.expert.Attack.before;
import static org.gridward.rules.engine.expert.Attack.drl;
import static org.gridward.rules.engine.expert.Attack.dsl;
import static org.gridward.rules.engine.expert.Attack.heading;
import static org.gridward.rules.engine.expert.Attack.then;
import static org.gridward.rules.engine.expert.Attack.when;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rule files that try to run code, to reach out, to loop, or to grow. CANARY names a file. */
final class AttackCorpus {

  private static final String GOOD = "rule \"r\" when $e : Event() then $e.hit(\"SR-013\"); end\n";

  private AttackCorpus() {}

  static Stream<Attack> all() {
    return Stream.of(
            consequences(),
            characters(),
            conditions(),
            packages(),
            headings(),
            sizes(),
            sentences())
        .flatMap(List::stream);
  }

  static List<Attack> consequences() {
    return List.of(
        then("a call", "X10 2:1", SING + ";"),
        then("a process", "X10 2:1", "Runtime.getRuntime().exec(\"touch CANARY\");"),
        then("the end of the process", "X10 2:1", "System.exit(3);"),
        then("a file", "X10 2:1", "new java.io.FileWriter(\"CANARY\").close();"),
        then("the network", "X10 2:1", "new java.net.Socket(\"127.0.0.1\", 9);"),
        then("a thread", "X10 2:1", "new Thread(null, null, \"canary\").start();"),
        then("an endless loop", "X10 2:1", "while (true) {}"),
        then("a long sleep", "X10 2:1", "Thread.sleep(100000);"),
        then("a new fact", "X10 2:1", "insert($e);"),
        then("a changed fact", "X10 2:1", "modify($e) { hit(\"SR-013\") }"),
        then("the engine itself", "X10 2:1", "drools.getKnowledgeRuntime().halt();"),
        then("reflection", "X10 2:4", "$e.getClass().forName(\"Canary\");"),
        then("a call for an argument", "X10 2:8", "$e.hit(" + SING + " + \"\");"),
        then("a sum for an argument", "X10 2:15", "$e.hit(\"SR-0\" + \"13\");"),
        then("a good hit and a bad call", "X10 2:19", "$e.hit(\"SR-013\"); " + SING + ";"),
        then("a good hit and a bad argument", "X10 2:16", "$e.hit(\"SR-013\", " + SING + ");"),
        then("a lambda", "X10 2:1", "Runnable r = () -> " + SING + "; r.run();"),
        then("a text block", "X10 2:10", "$e.hit(\"\"\"SR-013\"\"\");"),
        then("a row that is no row", "X11 2:8", "$e.hit(\"SR-999\");"),
        then("a row with a statement in it", "X13 2:8", "$e.hit(\"SR-013); " + SING + "; (\");"),
        then("a hit without its end", "X10 3:1", "$e.hit(\"SR-013\")"),
        then("nothing at all", "X10 3:1", ""),
        then("a stranger's hit", "X10 2:1", "$x.hit(\"SR-013\");"),
        when("a hit of what must not be there", "X10 3:6", "not( $e : Event( hour == 25 ) )"),
        when("a hit of one branch", "X10 3:6", "( $e : Event() or Event() )"));
  }

  static List<Attack> characters() {
    return List.of(
        then("a line end in a comment", "X02 2:4", "// \\u000a " + SING + ";\n$e.hit(\"SR-013\");"),
        then("a comment's end in a comment", "X02 2:4", "/* \\u002a\\u002f " + SING + "; /* */"),
        when(
            "a quote in a text",
            "X02 2:22",
            "$e : Event( text == \"\\u0022 + " + SING + " + \\u0022\" )"),
        drl("a quote in a name", "X02 1:8", GOOD.replace("\"r\"", "\"r\\u0022 + " + SING + "\"")),
        drl(
            "an escaped quote in a name",
            "X02 1:8",
            GOOD.replace("\"r\"", "\"r\\\" + " + SING + "\"")),
        drl(
            "single quotes around a quote",
            "X02 1:6",
            GOOD.replace("\"r\"", "'r\" + " + SING + " + \"'")),
        heading(
            "a quote in a group", "X02 2:16", "agenda-group \"a\\u0022 + " + SING + " + \\u0022\""),
        heading("an annotation that makes something", "X02 2:1", "@X(new Canary())"),
        when("an annotation of a pattern", "X02 2:14", "$e : Event() @watch(*)"),
        when("a back tick", "X02 2:21", "$e : Event( text == `a` )"),
        drl("a zero byte", "X02 2:1", GOOD + "\0"),
        drl(
            "a mark of byte order within",
            "X02 1:6",
            "rule \uFEFF\"r\" when $e : Event() then end"),
        drl("two marks of byte order", "X02 1:1", "\uFEFF\uFEFF" + GOOD),
        drl("UTF-16", "X01 1:1", GOOD.getBytes(UTF_16)),
        drl("GB18030", "X01 1:8", GOOD.replace("r\"", "占道\"").getBytes(Charset.forName("GB18030"))),
        drl("a lone byte", "X01 1:7", GOOD.replace("r\"", "\u00e9\"").getBytes(ISO_8859_1)),
        then("a line separator", "X02 2:4", "// \u2028" + SING + ";\n$e.hit(\"SR-013\");"),
        then("a next line", "X02 2:4", "// \u0085" + SING + ";\n$e.hit(\"SR-013\");"),
        then("a lone carriage return", "X02 2:4", "// \r" + SING + ";\n$e.hit(\"SR-013\");"),
        then("text that runs backwards", "X02 2:4", "/* \u202e } */ $e.hit(\"SR-013\");"),
        when("a zero width space", "X02 2:17", "$e : Event( sour\u200bce == \"MAIL\" )"),
        drl("a Cyrillic letter", "X02 1:12", GOOD.replace("when", "wh\u0435n")),
        drl("a full width letter", "X02 1:20", GOOD.replace("Event", "\uff25vent")),
        when("a full width quote", "X02 2:22", "$e : Event( minor == “占道” )"),
        when("a character that is another's twin", "X02 2:23", "$e : Event( minor == \"\uF900\" )"),
        when("a smiling face", "X02 2:23", "$e : Event( minor == \"\uD83D\uDE00\" )"),
        when("a no-break space", "X02 2:3", "$e\u00a0: Event()"),
        drl("an escape sequence", "X02 1:4", "// \u001b[2J\n" + GOOD),
        drl("a packed workbook", "X02 1:3", new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}));
  }

  static List<Attack> conditions() {
    return List.of(
        when("eval", "X07 2:14", "$e : Event() eval( " + SING + " )"),
        when("a call in a constraint", "X09 2:13", "$e : Event( " + SING + " )"),
        when("a call beside a comparison", "X09 2:25", "$e : Event( hour > 1 && " + SING + " )"),
        when("eval in a constraint", "X09 2:13", "$e : Event( eval( " + SING + " ) )"),
        when("a class of its own", "X09 2:13", "$e : Event( class.name == \"a\" )"),
        when("a method of a field", "X08 2:17", "$e : Event( kind.length() > 1 )"),
        when("a method of a binding", "X08 2:26", "$e : Event( $k : kind, $k.length > 1 )"),
        when("the fact itself", "X09 2:13", "$e : Event( this != null )"),
        when("an index", "X08 2:18", "$e : Event( areas[0] == \"a\" )"),
        when("a map", "X08 2:22", "$e : Event( areas == [ \"a\" : 1 ] )"),
        when("a sum", "X08 2:18", "$e : Event( hour + 1 > 2 )"),
        when("a new object", "X09 2:21", "$e : Event( text == new String() )"),
        when("a choice", "X03 2:22", "$e : Event( hour > 1 ? " + SING + " : false )"),
        when("an assignment", "X03 2:18", "$e : Event( hour = 3 )"),
        when("a regular expression", "X08 2:18", "$e : Event( text matches \"(a+)+b\" )"),
        when("not a regular expression", "X08 2:22", "$e : Event( text not matches \"(a+)+b\" )"),
        when("what sounds alike", "X08 2:18", "$e : Event( text soundslike \"a\" )"),
        when("an operator of texts", "X08 2:18", "$e : Event( text str[startsWith] \"a\" )"),
        when("null", "X09 2:21", "$e : Event( text == null )"),
        when("an inline cast", "X09 2:13", "$e : Event( this#java.lang.String.length > 1 )"),
        when("a field nobody declared", "X09 2:13", "$e : Event( _hits == 1 )"),
        when("a number beside a text", "X09 2:13", "$e : Event( value >= \"abc\" )"),
        when("a word that never comes", "X09 2:13", "$e : Event( source == \"SENSER\" )"),
        when("a text with code", "X13 2:21", "$e : Event( text == \"a + " + SING + "\" )"),
        when("a strange number", "X08 2:21", "$e : Event( value > 1e999 )"),
        when("a hexadecimal number", "X08 2:21", "$e : Event( value > 0x1F )"),
        when("from", "X07 2:1", "$e : Event() from " + SING),
        when("collect", "X07 2:14", "$e : Event() java.util.List() from collect( Event() )"),
        when("accumulate", "X07 2:1", "accumulate( $e : Event(); count(1) )"),
        when(
            "accumulate with code",
            "X07 2:14",
            "$e : Event() Number() from accumulate( Event(), init( "
                + SING
                + "; ) action() result( 1 ) )"),
        when("all of them", "X07 2:14", "$e : Event() forall( Event( hour > 1 ) )"),
        when("a window", "X07 2:1", "$e : Event() over window:time( 1m )"),
        when("an entry point", "X07 2:1", "$e : Event() from entry-point \"a\""),
        when("a query", "X07 2:14", "$e : Event() ?all( $x; )"),
        when("a unification", "X07 2:1", "$e := Event()"),
        when("a constraint by place", "X08 2:13", "$e : Event( \"a\"; )"),
        when("a path", "X08 2:13", "$e : Event( /areas )"),
        when("a path for a pattern", "X07 2:1", "$e : /areas[ size > 1 ]"),
        when("any object", "X07 2:1", "$e : Object()"),
        when("a class of the JDK", "X07 2:14", "$e : Event() java.lang.Runtime()"),
        when("a name twice", "X07 2:14", "$e : Event() $e : Event()"),
        when(
            "a name from another branch",
            "X09 2:50",
            "$e : Event() not Area( $c : code ) Area( code == $c )"),
        when("a fact compared as a whole", "X09 2:31", "$e : Event() Reading( name == $e )"),
        when("do something else", "X07 2:14", "$e : Event() do[x]"),
        when("if this then that", "X07 2:14", "$e : Event() if( hour > 1 ) break[x]"));
  }

  static List<Attack> packages() {
    return List.of(
        before("an import", "X05 1:1", "import java.lang.Runtime;"),
        before("an import of all", "X05 1:1", "import java.io.*;"),
        before("a static import", "X05 1:1", "import static java.lang.System.exit;"),
        before("a function import", "X05 1:1", "import function java.lang.System.exit;"),
        before("an accumulate import", "X05 1:1", "import accumulate org.Canary canary;"),
        before("a global", "X05 1:1", "global java.util.List list;"),
        before("a function", "X05 1:1", "function boolean f() { return " + SING + "; }"),
        before("a declared type", "X05 1:9", "declare Canary\n name : String = " + SING + "\nend"),
        before("a declared enum", "X05 1:14", "declare enum Canary A( " + SING + " ); end"),
        before(
            "a declared window", "X05 1:9", "declare window W Event() over window:time( 1m ) end"),
        before("a declared entry point", "X05 1:9", "declare entry-point \"a\" end"),
        before("a query of its own", "X05 1:1", "query all() Event() end"),
        before("a dialect for all", "X05 1:9", "dialect \"mvel\""),
        before("a unit", "X03 1:1", "unit Canary;"),
        before("markup", "X03 1:1", "<?xml version=\"1.0\"?><rules><rule>x</rule></rules>"),
        before("a class", "X03 1:1", "public class Canary { static { " + SING + "; } }"));
  }

  static List<Attack> headings() {
    return List.of(
        heading("salience that counts", "X06 2:10", "salience ( " + SING + " ? 1 : 2 )"),
        heading("enabled that asks", "X06 2:9", "enabled ( " + SING + " )"),
        heading("a group", "X06 2:14", "agenda-group \"a\""),
        heading("an exclusive group", "X06 2:18", "activation-group \"a\""),
        heading("a flow group", "X06 2:16", "ruleflow-group \"a\""),
        heading("a focus", "X06 2:12", "auto-focus true"),
        heading("a lock", "X06 2:16", "lock-on-active true"),
        heading("a timer", "X06 2:7", "timer ( int: 0 1s )"),
        heading("a calendar", "X06 2:11", "calendars \"a\""),
        heading("a duration", "X06 2:10", "duration 1000"),
        heading("a date", "X06 2:16", "date-effective \"1-Jan-2026\""),
        heading("another dialect", "X06 2:9", "dialect \"mvel\""),
        heading("a no-loop that asks", "X03 2:9", "no-loop ( " + SING + " )"),
        drl("a parent", "X06 2:1", GOOD + GOOD.replace("\"r\"", "\"s\" extends \"r\"")),
        drl("a second consequence", "X06 1:1", GOOD.replace("end", "\nthen[x] " + SING + "; end")),
        drl("a name that stands twice", "X14 3:1", GOOD + "\n" + GOOD),
        drl("a name with a bracket", "X13 1:1", GOOD.replace("\"r\"", "\"r) {}\"")),
        drl("a name of blanks", "X13 1:1", GOOD.replace("\"r\"", "\" \"")));
  }

  static List<Attack> sizes() {
    return List.of(
        when(
            "deep parentheses",
            "X04 2:21",
            "$e : Event( " + "(".repeat(5000) + "workday" + ")".repeat(5000) + " )"),
        when(
            "one parenthesis too deep",
            "X04 2:21",
            "$e : Event( " + "(".repeat(9) + "workday" + ")".repeat(9) + " )"),
        when(
            "a run of exclamation marks",
            "X04 2:21",
            "$e : Event( " + "!".repeat(100_000) + "workday )"),
        when("a run of nots", "X04 2:46", "$e : Event() " + "not ".repeat(60_000) + "Event()"),
        when(
            "nots in parentheses",
            "X04 2:64",
            "$e : Event() " + "not( ".repeat(9) + "Event()" + ")".repeat(9)),
        when("a long list", "X04 1:10", "$e : Event( hour in ( " + "1, ".repeat(80_000) + "2 ) )"),
        when("many patterns", "X04 2:34", "$e : Event() " + "Reading() ".repeat(20)),
        when("three readings", "X04 2:34", "$e : Event() Reading() Reading() Reading()"),
        when(
            "many branches",
            "X04 2:73",
            "$e : Event() ( Event() or Event() ) ( Event() or Event() ) "
                + "( Event() or Event() )"),
        drl("a long name", "X04 1:1", GOOD.replace("\"r\"", "\"" + "r".repeat(81) + "\"")),
        drl(
            "a long text",
            "X13 1:35",
            GOOD.replace("Event()", "Event( text == \"" + "a".repeat(201) + "\" )")),
        drl(
            "many rules",
            "X04 1:1",
            IntStream.rangeClosed(0, 200)
                .mapToObj(it -> GOOD.replace("\"r\"", "\"r" + it + "\""))
                .collect(Collectors.joining())),
        drl("a large file", "X01 1:1", GOOD + " ".repeat(256 * 1024)),
        drl("a comment without end", "X03 2:1", GOOD + "/* " + GOOD),
        drl("a comment that hides a rule's end", "X03 2:1", GOOD.replace("end", "/* end */")),
        drl("a text without end", "X03 1:40", GOOD.replace("\"SR-013\"", "\"SR-013")),
        drl("text behind the last rule", "X03 2:48", GOOD + SING + ";"),
        drl(
            "a comment of another language",
            "X03 1:27",
            GOOD.replace("Event()", "Event( # workday )")),
        drl("a rule without end", "X03 2:1", GOOD.replace("end", "")),
        then("many rows", "X04 1:28", "$e.hit(\"SR-013\"); ".repeat(200)));
  }

  static List<Attack> sentences() {
    return List.of(
        dsl(
            "a slot with code",
            "X12 a.dslr!4:1",
            "[when]采用{n}号=Reading( value == {n} )",
            "采用 7); System.out.println(\"INJECTED\"); $q.hit(8 号"),
        dsl(
            "a slot with a quote",
            "X12 a.dslr!4:1",
            "[when]描述{x}=Event( text == \"{x}\" )",
            "描述 a\" || " + SING + " || \""),
        dsl(
            "a slot that is a regular expression",
            "X12 a.dsl!1:7",
            "[when]有{x:(a+)+b}=Event()",
            "有 aaaa"),
        dsl(
            "a sentence that is one",
            "X12 a.dslr!4:1",
            "[when]有(a+)+b=Event()",
            "有" + "a".repeat(40)),
        dsl("a sentence of slots", "X12 a.dsl!1:7", "[when]{a}{b}{c}=Event()", "a b c"),
        dsl("a slot twice", "X12 a.dsl!1:7", "[when]{a}和{a}=Event()", "a和b"),
        dsl("a slot that is nowhere", "X12 a.dsl!1:7", "[when]有水=Event( text == \"{x}\" )", "有水"),
        dsl(
            "a sentence that doubles itself",
            "X03 a.dslr!4:1",
            IntStream.range(0, 60)
                .mapToObj(it -> "[when]w%d=w%d w%d".formatted(it, it + 1, it + 1))
                .collect(Collectors.joining("\n")),
            "w0"),
        dsl("a sentence that runs", "X07 a.dslr!4:1", "[when]静默=eval( " + SING + " )", "静默"),
        dsl(
            "a sentence that is a function",
            "X03 a.dslr!6:1",
            "[when]静默=then " + SING + "; end",
            "静默"),
        dsl("a keyword that is another", "X12 a.dsl!1:1", "[keyword]规则=function", ""),
        dsl("a keyword with a slot", "X12 a.dsl!1:1", "[keyword]规则{x}=rule", ""),
        dsl("a sentence for everywhere", "X12 a.dsl!1:1", "[*]静默=Event()", "静默"),
        dsl("a sentence of a type", "X12 a.dsl!1:7", "[when][Event]静默=hour == 1", "静默"),
        dsl("a line that is no sentence", "X12 a.dsl!1:1", "import java.io.*;", ""),
        dsl(
            "an escape in a sentence",
            "X02 a.dsl!1:26",
            "[when]静默=Event( text == \"\\u0022\" )",
            "静默"),
        dsl(
            "many sentences",
            "X12 a.dsl!201:1",
            IntStream.range(0, 201)
                .mapToObj(it -> "[when]s%d=Event()".formatted(it))
                .collect(Collectors.joining("\n")),
            ""),
        dsl(
            "a sentence with two meanings",
            "X12 a.dsl!2:1",
            "[when]有{x}=Event()\n[when]有{y}=Area()",
            "有水"),
        dsl(
            "a rule that hides behind an expander",
            "X12 a.dslr!4:1",
            "",
            "expander x; eval( " + SING + " )"),
        dsl("a plain line that runs", "X07 a.dslr!4:1", "", "> eval( " + SING + " )"),
        dsl("a plain line that imports", "X03 a.dslr!6:1", "", "> then " + SING + "; end"),
        dsl(
            "a second rule in a line",
            "X12 a.dslr!4:1",
            "[when]静默=Event()",
            "静默 then " + SING + "; end"));
  }
}
