package org.mandala.server.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path TYPES = Path.of("../web-client/src/wire/messages.ts");
    private static final List<Class<?>> ROOTS = List.of(
            ClientMessage.class,
            ServerMessage.class,
            Close.class,
            MeView.class,
            SessionView.class,
            InviteView.class,
            Requests.TakeInvite.class,
            Requests.Profile.class,
            Requests.WantTicket.class,
            Requests.Ticket.class,
            Requests.NewInvite.class,
            Requests.Entrance.class,
            Requests.NameVersion.class,
            VersionList.class,
            ChangeList.class,
            Restored.class,
            PracticeView.class,
            SavedPractice.class,
            BoardCards.BoardList.class,
            BoardCards.BoardPage.class,
            BoardCards.NewBoard.class,
            BoardCards.ChangeBoard.class,
            BoardCards.ChangeShare.class,
            BoardCards.AnonymousNote.class,
            BoardCards.NewBoardLink.class,
            BoardCards.BoardLinkView.class,
            BoardCards.BoardEntrance.class,
            HarvestView.class,
            OutboxView.class,
            CalendarViews.HomeView.class,
            WorldView.class,
            CalendarViews.PlanView.class,
            CalendarViews.FairView.class,
            CalendarViews.PlanningView.class,
            CalendarViews.OwnCalendarView.class,
            CalendarForms.PlanForm.class,
            CalendarForms.SessionsForm.class,
            CalendarForms.SessionForm.class,
            CalendarForms.AgendaForm.class,
            CalendarForms.AgendaTemplateForm.class,
            CalendarForms.EventForm.class,
            ProgrammeViews.RegisterView.class,
            ProgrammeViews.AgreementView.class,
            ProgrammeViews.RosterView.class,
            ProgrammeForms.SiteForm.class,
            ProgrammeForms.CohortForm.class,
            ProgrammeForms.TeamForm.class,
            ProgrammeForms.PersonForm.class,
            ProgrammeForms.MembershipForm.class,
            ProgrammeForms.EndMembershipForm.class,
            ProgrammeForms.AgreementForm.class,
            LoginView.class,
            WaysView.class,
            PasskeyView.class,
            Requests.UseLink.class,
            Requests.NewLink.class,
            Requests.NewName.class,
            TokenView.class,
            AuditView.class,
            Requests.NewProgramToken.class,
            Problem.class);

    @Test
    void theClientsTypesAreThoseOfTheServersRecords() throws IOException {
        String written = TypeScript.of(ROOTS);
        if (Boolean.getBoolean("messages.write")) {
            Files.writeString(TYPES, written);
        }
        assertThat(Files.readString(TYPES)).as("run `make messages`").isEqualTo(written);
    }

    @Test
    void aMessageSaysItsTypeByTheNameOfItsRecord() {
        byte[] json = "{\"type\":\"extendPractice\",\"command\":\"c1\",\"ms\":30000}".getBytes(UTF_8);
        assertThat(Json.read(json, ClientMessage.class)).isEqualTo(new ClientMessage.ExtendPractice("c1", 30_000));
    }

    @Test
    void anEventInsideAMessageKeepsItsOwnType() {
        ServerMessage message = new ServerMessage.Event(3, 7, "p1", "c1", new RunEvent.PracticePaused("r1", 99));
        String json = new String(Json.write(message), UTF_8);
        assertThat(json)
                .isEqualTo("{\"type\":\"event\",\"seq\":3,\"at\":7,\"actor\":\"p1\",\"command\":\"c1\","
                        + "\"body\":{\"type\":\"practicePaused\",\"run\":\"r1\",\"at\":99}}");
        assertThat(Json.read(json.getBytes(UTF_8), ServerMessage.class)).isEqualTo(message);
    }

    @Test
    void whatCannotBeReadIsRefusedWithAReason() {
        for (String bad : List.of(
                "",
                "null",
                "[]",
                "{\"type\":\"nonsense\"}",
                "{\"type\":\"leave\",\"extra\":1}",
                "{\"type\":\"extendPractice\",\"command\":\"c1\"}",
                "{\"type\":\"extendPractice\",\"command\":\"c1\",\"ms\":-5}",
                "{\"type\":\"hello\",\"tab\":\"a b\"}",
                "{\"type\":\"leave\"} x")) {
            assertThatThrownBy(() -> Json.read(bad.getBytes(UTF_8), ClientMessage.class))
                    .as(bad)
                    .isInstanceOf(MalformedMessage.class)
                    .message()
                    .isNotBlank();
        }
    }
}
