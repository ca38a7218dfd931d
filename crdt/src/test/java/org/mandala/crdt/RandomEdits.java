package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random edits of a document with this engine, of the same kinds as {@code edits.mjs} makes with the official one. */
final class RandomEdits {
    private static final List<String> WORDS =
            List.of("a", "bc", "the ", "é", "漢字", "🙂", "👩‍👧", "\n", "\"q\"", "mandala", "\0", "z".repeat(12));
    private static final List<Number> NUMBERS =
            List.of(0, -0.0, 1, -1, 127, Integer.MAX_VALUE, -2147483648.0, 4294967296L, 0.5, 1.1, 1e21, Double.NaN);
    private static final List<String> KEYS = List.of("a", "b", "c", "🔑", "7");

    private final Random random;

    RandomEdits(Random random) {
        this.random = random;
    }

    void edit(Doc doc) {
        doc.transact(null, () -> {
            for (int left = 1 + random.nextInt(2); left > 0; left--) {
                editType(inner(root(doc)));
            }
        });
    }

    private YType root(Doc doc) {
        return switch (random.nextInt(4)) {
            case 0 -> doc.getText("text");
            case 1 -> doc.getMap("map");
            case 2 -> doc.getArray("array");
            default -> doc.getXmlFragment("xml");
        };
    }

    private YType inner(YType type) {
        List<YType> types = new ArrayList<>();
        if (type instanceof YMap map) {
            map.keys().forEach(key -> addType(types, map.get(key)));
        } else if (type instanceof YArray array) {
            array.toList().forEach(value -> addType(types, value));
        } else if (type instanceof YXmlFragment fragment) {
            types.addAll(fragment.children());
        }
        return types.isEmpty() || random.nextInt(3) == 0 ? type : inner(pick(types));
    }

    private static void addType(List<YType> types, @Nullable Object value) {
        if (value instanceof YType type) {
            types.add(type);
        }
    }

    private void editType(YType type) {
        if (type instanceof YText text) {
            editText(text);
        } else if (type instanceof YXmlFragment fragment) {
            editXml(fragment);
        } else if (type instanceof YArray array) {
            editArray(array);
        } else if (type instanceof YMap map) {
            editMap(map);
        }
    }

    private void editText(YText text) {
        int length = text.length();
        int kind = random.nextInt(10);
        int start = boundary(text, random.nextInt(length + 1));
        int end = boundary(text, Math.min(length, start + 1 + random.nextInt(6)));
        if (start == end || kind < 3) {
            text.insert(start, words());
        } else if (kind == 3) {
            text.insert(start, words(), attributes());
        } else if (kind < 6) {
            text.delete(start, end - start);
        } else if (kind < 8) {
            text.format(start, end - start, attributes());
        } else if (kind == 8) {
            text.insertEmbed(start, Map.of("image", "i" + random.nextInt(9)), Map.of());
        } else if (random.nextInt(3) > 0) {
            text.setAttribute(pick(KEYS), plain(1));
        } else {
            text.removeAttribute(pick(KEYS));
        }
    }

    private static int boundary(YText text, int index) {
        try {
            Surrogates.checkBoundary(text.branch(), index);
            return index;
        } catch (IllegalArgumentException insidePair) {
            return index + 1;
        }
    }

    private void editMap(YMap map) {
        int kind = random.nextInt(20);
        if (kind < 10 || map instanceof YXmlHook) {
            map.set(pick(KEYS), plain(2));
        } else if (kind < 15) {
            map.set(pick(KEYS), newType(2));
        } else if (kind == 15) {
            map.set(pick(KEYS), someType(map.doc()).copy());
        } else if (kind == 16) {
            map.clear();
        } else {
            map.delete(pick(KEYS));
        }
    }

    private void editArray(YArray array) {
        int kind = random.nextInt(20);
        int at = random.nextInt(array.length() + 1);
        if (at == array.length() || kind < 9) {
            array.insert(at, plainValues());
        } else if (kind == 9) {
            array.unshift(plain(2), plain(1));
        } else if (kind < 14) {
            array.insert(at, List.of(newType(2)));
        } else if (kind == 14) {
            array.insert(at, Arrays.asList(someType(array.doc()).copy(), plain(1), newType(1)));
        } else {
            array.delete(at, 1 + random.nextInt(Math.min(3, array.length() - at)));
        }
    }

    private List<@Nullable Object> plainValues() {
        List<@Nullable Object> values = new ArrayList<>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            values.add(plain(2));
        }
        return values;
    }

    private YType someType(Doc doc) {
        return inner(pick(List.of(doc.getMap("map"), doc.getArray("array"))));
    }

    private void editXml(YXmlFragment parent) {
        int kind = random.nextInt(20);
        int at = random.nextInt(parent.length() + 1);
        if (at == parent.length() || kind < 9) {
            parent.insert(at, List.of(newElement()));
        } else if (kind < 11) {
            parent.insertAfter(parent.children().get(at), List.of(newElement(), newElement()));
        } else if (kind == 11) {
            parent.push(List.of(parent.children().get(at).copy()));
        } else if (kind < 16) {
            parent.delete(at, 1);
        } else if (parent instanceof YXmlElement element) {
            editAttributes(element);
        }
    }

    private void editAttributes(YXmlElement element) {
        if (random.nextInt(3) > 0) {
            element.setAttribute("x", String.valueOf(random.nextInt(9)));
        } else {
            element.removeAttribute("x");
        }
    }

    private YType newElement() {
        return switch (random.nextInt(9)) {
            case 0 -> new YXmlHook("clock");
            case 1, 2, 3, 4 -> new YXmlText(words());
            default -> new YXmlElement("Ring");
        };
    }

    private YType newType(int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 3)) {
            case 0 -> new YText(words());
            case 1 -> filled(new YMap(), random.nextInt(9));
            case 2 -> new YArray();
            default -> filled(new YMap(), newType(depth - 1));
        };
    }

    private static YMap filled(YMap map, Object value) {
        map.set("child", value);
        return map;
    }

    private @Nullable Object plain(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> pick(NUMBERS);
            case 1 -> words();
            case 2 -> null;
            case 3 -> new byte[] {(byte) random.nextInt(), 1};
            case 4 -> random.nextBoolean();
            case 5 -> random.nextDouble();
            case 6 -> Map.of(pick(KEYS), words(), "x", random.nextInt(1000));
            case 7 -> new ArrayList<>(Arrays.asList(plain(depth - 1), 1));
            default -> random.nextInt(1 << 20);
        };
    }

    private Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> attributes = new HashMap<>();
        Object[] values = {null, true, "#f00", Map.of("href", "x")};
        attributes.put(pick(List.of("bold", "italic", "color")), values[random.nextInt(values.length)]);
        return attributes;
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            words.append(pick(WORDS));
        }
        return words.toString();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
