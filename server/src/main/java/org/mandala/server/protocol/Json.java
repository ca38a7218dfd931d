package org.mandala.server.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads and writes the protocol's records. A sealed family is told apart by {@code type}, the record's name with a small
 * first letter; unknown fields and missing numbers are errors, so that a slip of the client is seen at once.
 */
public final class Json {
    /** No message of ours nests deeper than a run's events in a welcome. */
    private static final int MAX_DEPTH = 16;

    public static final ObjectMapper MAPPER = mapper();

    /** @throws MalformedMessage when {@code json} is not a {@code type} */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new MalformedMessage("the message is empty");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new MalformedMessage(e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedMessage("the message could not be read");
        }
    }

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getName(), e);
        }
    }

    /** The {@code type} under which a record of a sealed family travels. */
    static String typeName(Class<?> record) {
        String name = record.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** All records of a sealed family, also of the families inside it. */
    static List<Class<?>> members(Class<?> family) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isSealed()) {
                found.addAll(members(member));
            } else {
                found.add(member);
            }
        }
        return found;
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .annotationIntrospector(new SealedFamilies())
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        return mapper;
    }

    private Json() {}

    /** Teaches Jackson what {@code sealed} says already. */
    private static final class SealedFamilies extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            return family(annotated.getRawType())
                    ? JsonTypeInfo.Value.construct(
                            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, true)
                    : super.findPolymorphicTypeInfo(config, annotated);
        }

        @Override
        public List<NamedType> findSubtypes(Annotated annotated) {
            Class<?> type = annotated.getRawType();
            return type.isSealed()
                    ? members(type).stream()
                            .map(member -> new NamedType(member, typeName(member)))
                            .toList()
                    : super.findSubtypes(annotated);
        }

        @Override
        public String findTypeName(AnnotatedClass annotated) {
            return family(annotated.getRawType()) && annotated.getRawType().isRecord()
                    ? typeName(annotated.getRawType())
                    : super.findTypeName(annotated);
        }

        private static boolean family(Class<?> type) {
            boolean member =
                    type.isRecord() && Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
            return member || (type.isSealed() && type.isInterface());
        }
    }
}
