package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TypesTest {
    private final Doc doc = Replicas.doc(1);
    private final YArray array = doc.getArray("a");
    private final YMap map = doc.getMap("m");
    private final YXmlFragment xml = doc.getXmlFragment("x");

    @Test
    void anArrayIsReadInSlicesAndOneByOne() {
        array.push(2, 3);
        array.unshift(0, 1);
        List<Object> seen = new ArrayList<>();
        for (Object value : array) {
            seen.add(value);
            array.push("later");
        }

        assertThat(seen).containsExactly(0, 1, 2, 3);
        assertThat(array.slice(1, 3)).containsExactly(1, 2);
        assertThat(array.slice(-2, array.length())).containsExactly("later", "later");
        assertThat(array.slice(-100, 2)).containsExactly(0, 1);
        assertThat(array.slice(3, 100)).hasSize(5);
        assertThat(array.slice(3, 2)).isEmpty();
    }

    @Test
    void aMapIsReadWhole() {
        map.set("inner", new YMap(Map.of("k", YArray.of(1, 2))));
        map.set("nothing", (Object) null);
        List<String> seen = new ArrayList<>();
        map.forEach((key, value) -> seen.add(key));

        assertThat(seen).containsExactly("inner", "nothing");
        assertThat(map.values()).containsExactly(map.get("inner"), null);
        assertThat(map.entries()).containsOnlyKeys("inner", "nothing").containsEntry("nothing", null);
        assertThat(doc.toJson()).containsEntry("m", map.toJson());
    }

    @Test
    void aTypeKnowsItsPlace() {
        YMap inner = map.set("inner", new YMap());
        YText text = inner.set("text", new YText());
        array.push(new YText());

        assertThat(map.rootName()).isEqualTo("m");
        assertThat(text.rootName()).isNull();
        assertThat(text.key()).isEqualTo("text");
        assertThat(array.get(0))
                .isInstanceOfSatisfying(YText.class, it -> assertThat(it.key()).isNull());
        assertThat(map.contains(text)).isTrue();
        assertThat(text.contains(text)).isTrue();
        assertThat(text.contains(map)).isFalse();
        assertThat(array.contains(text)).isFalse();
    }

    @Test
    void elementsAreInsertedBesideOthers() {
        YXmlElement first = xml.append(new YXmlElement("p"));
        xml.push(List.of(new YXmlText("last")));
        xml.insertAfter(first, List.of(new YXmlElement("hr"), new YXmlText("middle")));
        xml.insertAfter(null, List.of(new YXmlHook("clock")));
        xml.unshift(List.of(new YXmlElement("h1")));

        assertThat(xml).hasToString("<h1></h1>[object Object]<p></p><hr></hr>middlelast");
        assertThat(xml.slice(-2, 6)).hasSize(2).last().hasToString("last");
        assertThat(xml.firstChild()).hasToString("<h1></h1>");
        assertThat(first.nextSibling()).hasToString("<hr></hr>");
        assertThat(first.prevSibling()).isInstanceOf(YXmlHook.class);
        YXmlElement elsewhere = doc.getXmlFragment("y").append(new YXmlElement("p"));
        assertThatThrownBy(() -> xml.insertAfter(elsewhere, List.of(new YXmlText())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(xml.length()).isEqualTo(6);
    }

    @Test
    void anAttributeIsThereUntilItIsRemoved() {
        YXmlElement element = xml.append(new YXmlElement("p"));
        element.setAttribute("id", null);
        YText text = doc.getText("t");
        text.setAttribute("lang", "en");

        assertThat(element.hasAttribute("id")).isTrue();
        element.removeAttribute("id");
        assertThat(element.hasAttribute("id")).isFalse();
        assertThat(text.attribute("lang")).isEqualTo("en");
        text.removeAttribute("lang");
        assertThat(text.attributes()).isEmpty();
    }

    @Test
    void aCopyHasALifeOfItsOwn() {
        YMap inner = map.set("inner", new YMap());
        YText text = inner.set("text", new YText("one"));
        inner.set("list", YArray.of(1, new YText("two"), 3));
        YMap copy = map.set("copy", inner.copy());
        text.insert(3, " more");

        assertThat(copy.toJson()).isEqualTo(Map.of("text", "one", "list", List.of(1, "two", 3)));
        assertThat(copy).isNotEqualTo(inner);
        Doc other = Replicas.doc(2);
        YXmlElement foreign = other.getXmlFragment("x").append(new YXmlElement("p"));
        foreign.setAttribute("k", "v");
        assertThat(xml.append(foreign.copy())).hasToString("<p k=\"v\"></p>");
    }

    @Test
    void aTextIsCopiedWithItsAttributesAndWhatIsInIt() {
        YText text = doc.getText("t");
        text.setAttribute("lang", "en");
        text.insert(0, "ab", Map.of("bold", true));
        text.insertEmbed(1, new YText("inner"), Map.of());
        YText copy = map.set("copy", text.copy());

        assertThat(copy.attributes()).isEqualTo(Map.of("lang", "en"));
        assertThat(copy.toDelta()).hasSize(3).first().isEqualTo(new Delta.Insert("a", Map.of("bold", true)));
        assertThat(((Delta.Insert) copy.toDelta().get(1)).value())
                .hasToString("inner")
                .isNotEqualTo(text);
    }

    @Test
    void aPlaceBesideWhatWasDeletedIsWhereThatWas() {
        YText text = doc.getText("t");
        text.insert(0, "0123456789");
        RelativePosition place = text.relativePosition(5, 0);
        text.delete(3, 5);

        assertThat(place.resolve(doc))
                .extracting(RelativePosition.Absolute::index)
                .isEqualTo(3);
        RelativePosition inside = map.set("inner", new YText("gone")).relativePosition(2, 0);
        map.delete("inner");
        assertThat(inside.resolve(doc)).isNull();
    }

    @Test
    void aBigintThatCannotTravelIsRefused() {
        assertThatThrownBy(() -> array.push(BigInteger.ONE.shiftLeft(64))).isInstanceOf(IllegalArgumentException.class);
        assertThat(array.length()).isZero();
    }
}
