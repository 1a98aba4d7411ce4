package org.gridward.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;
import org.gridward.decision.Category;
import org.gridward.decision.NoticePlan;
import org.gridward.decision.Reason;
import org.gridward.department.Department;
import org.gridward.grid.Grid;

/** {@link Bodies} in which a number can stand for one of {@link Phrases}. */
final class PhrasedBodies {

  private static final List<Class<?>> PHRASES =
      List.of(Reason.class, NoticePlan.class, Category.class, Department.class, Grid.class);

  private static final JsonMapper JSON = Bodies.mapper().rebuild().addModule(module()).build();

  private PhrasedBodies() {}

  private static SimpleModule module() {
    var module = new SimpleModule();
    PHRASES.forEach(it -> add(it, module));
    return module;
  }

  private static <T> void add(Class<T> type, SimpleModule module) {
    module.addSerializer(type, new Writing<>(type)).addDeserializer(type, new Reading<>(type));
  }

  private static final class Writing<T> extends StdSerializer<T> {

    private static final long serialVersionUID = 1L;

    Writing(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      var number = ((Phrases) provider.getAttribute(Phrases.class)).number(value);
      if (number == Phrases.NONE) {
        Bodies.mapper().writeValue(to, value);
      } else {
        to.writeNumber(number);
      }
    }
  }

  private static final class Reading<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final Class<T> type;

    Reading(Class<T> type) {
      super(type);
      this.type = type;
    }

    @Override
    public T deserialize(JsonParser from, DeserializationContext context) throws IOException {
      if (!from.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        return Bodies.mapper().readValue(from, type);
      }
      var phrases = (LongFunction<?>) context.getAttribute(Phrases.class);
      return Bodies.read((String) phrases.apply(from.getLongValue()), type);
    }
  }

  static byte[] write(Object value, Phrases phrases) {
    try {
      return JSON.writer().withAttribute(Phrases.class, phrases).writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw Bodies.cannotBeWritten(value, e);
    }
  }

  /**
   * Reads what was written with phrases or without.
   *
   * @param phrases the body of the phrase that has that number
   */
  static <T> T read(String json, Class<T> type, LongFunction<String> phrases) {
    try {
      return JSON.readerFor(type).withAttribute(Phrases.class, phrases).readValue(json);
    } catch (JsonProcessingException e) {
      throw Bodies.cannotBeRead(type, e);
    }
  }
}
