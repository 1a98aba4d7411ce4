package org.gridward.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.decision.Decision;
import org.gridward.event.Envelope;
import org.gridward.event.Event;
import org.gridward.event.RawBytes;

/**
 * Turns records into JSON and back; what they hold stays free of annotations. What is absent or
 * empty is not written: two decisions then fit a page more often.
 */
final class Bodies {

  private static final JsonInclude.Value PRESENT =
      JsonInclude.Value.construct(Include.NON_ABSENT, Include.ALWAYS);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addSerializer(Instant.class, new Seconds()))
          .enable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(PRESENT)
          .withConfigOverride(List.class, Bodies::leaveOutEmpty)
          .withConfigOverride(Map.class, Bodies::leaveOutEmpty)
          .withConfigOverride(String.class, Bodies::leaveOutEmpty)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(Decision.class, DecisionMixIn.class)
          .addMixIn(Event.class, EventMixIn.class)
          .addMixIn(Envelope.class, EnvelopeMixIn.class)
          .addMixIn(Tables.SituationRow.class, RowMixIn.class)
          .addMixIn(DeviceSeen.class, RowMixIn.class)
          .addMixIn(DeviceSeen.Opened.class, RowMixIn.class)
          .addMixIn(DeviceSeen.Held.class, RowMixIn.class)
          .build();

  private Bodies() {}

  static JsonMapper mapper() {
    return JSON;
  }

  private static void leaveOutEmpty(MutableConfigOverride type) {
    type.setInclude(JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS))
        .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }

  /** As {@link InstantSerializer}, without its two BigDecimals: a case has a dozen moments. */
  private static final class Seconds extends StdSerializer<Instant> {

    private static final long serialVersionUID = 1L;
    private static final int BILLION = 1_000_000_000;

    Seconds() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      if (value.getEpochSecond() <= 0) {
        InstantSerializer.INSTANCE.serialize(value, to, provider);
        return;
      }
      var decimals = Integer.toString(BILLION + value.getNano()).substring(1);
      to.writeNumber(value.getEpochSecond() + "." + decimals);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Decision.Assigned.class, name = "ASSIGNED"),
    @JsonSubTypes.Type(value = Decision.Unassigned.class, name = "UNASSIGNED")
  })
  private interface DecisionMixIn {}

  /** Raw bytes are kept apart. */
  private interface EventMixIn {
    @JsonIgnore
    Optional<RawBytes> raw();
  }

  private interface EnvelopeMixIn {
    @JsonIgnore
    Optional<RawBytes> whole();
  }

  /** Without names: a batch has hundreds of them. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private interface RowMixIn {}

  /**
   * In UTF-8, as the database has it: a text would be turned into it by the driver anyway. To be
   * bound as {@code cast(? as text)}.
   */
  static byte[] write(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw cannotBeWritten(value, e);
    }
  }

  /** As a text, so that the driver writes its letters as it writes those of the keys in a table. */
  static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw cannotBeWritten(value, e);
    }
  }

  static IllegalArgumentException cannotBeWritten(Object value, JsonProcessingException e) {
    return new IllegalArgumentException(
        "%s cannot be written as JSON: %s"
            .formatted(value.getClass().getSimpleName(), e.getOriginalMessage()),
        e);
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw cannotBeRead(type, e);
    }
  }

  static IllegalStateException cannotBeRead(Class<?> type, JsonProcessingException e) {
    return new IllegalStateException(
        "A kept %s cannot be read: %s; was the database changed by hand?"
            .formatted(type.getSimpleName(), e.getOriginalMessage()),
        e);
  }
}
