from django.urls import path

from kinkeeper.contact_sessions.views.portal.calendar_link import calendar_link_page
from kinkeeper.contact_sessions.views.portal.dates import dates_page
from kinkeeper.contact_sessions.views.portal.say_coming import say_coming_page
from kinkeeper.contact_sessions.views.public.calendar_feed import calendar_feed_page
from kinkeeper.contact_sessions.views.staff.amend_note import amend_note_page
from kinkeeper.contact_sessions.views.staff.attendance import attendance_page
from kinkeeper.contact_sessions.views.staff.away import (
    away_page,
    come_after_all_page,
)
from kinkeeper.contact_sessions.views.staff.board import board_page
from kinkeeper.contact_sessions.views.staff.brought import brought_page
from kinkeeper.contact_sessions.views.staff.building import building_page
from kinkeeper.contact_sessions.views.staff.building_door import building_door_page
from kinkeeper.contact_sessions.views.staff.building_room import building_room_page
from kinkeeper.contact_sessions.views.staff.buildings import buildings_page
from kinkeeper.contact_sessions.views.staff.calendar import calendar_page
from kinkeeper.contact_sessions.views.staff.change_worker import change_worker_page
from kinkeeper.contact_sessions.views.staff.close_day import (
    close_day_page,
    open_day_again_page,
)
from kinkeeper.contact_sessions.views.staff.collection import collection_page
from kinkeeper.contact_sessions.views.staff.collectors import (
    collectors_page,
    end_collector_page,
)
from kinkeeper.contact_sessions.views.staff.conflicts import (
    conflicts_page,
    end_conflict_page,
)
from kinkeeper.contact_sessions.views.staff.door import door_page
from kinkeeper.contact_sessions.views.staff.door_sheet import door_sheet_page
from kinkeeper.contact_sessions.views.staff.free_times import free_times_page
from kinkeeper.contact_sessions.views.staff.late_mark import late_mark_page
from kinkeeper.contact_sessions.views.staff.look_again import look_again_page
from kinkeeper.contact_sessions.views.staff.measures import measures_page
from kinkeeper.contact_sessions.views.staff.move_session import move_session_page
from kinkeeper.contact_sessions.views.staff.notes import notes_page
from kinkeeper.contact_sessions.views.staff.notes_worker import notes_worker_page
from kinkeeper.contact_sessions.views.staff.offline_notes import offline_notes_page
from kinkeeper.contact_sessions.views.staff.openings import openings_page
from kinkeeper.contact_sessions.views.staff.picture import picture_page
from kinkeeper.contact_sessions.views.staff.plan_session import plan_session_page
from kinkeeper.contact_sessions.views.staff.register import register_page
from kinkeeper.contact_sessions.views.staff.register_sheet import (
    register_sheet_page,
)
from kinkeeper.contact_sessions.views.staff.rota import (
    add_shift_page,
    end_shift_page,
    rota_page,
)
from kinkeeper.contact_sessions.views.staff.running import running_page
from kinkeeper.contact_sessions.views.staff.send_marks import send_marks_page
from kinkeeper.contact_sessions.views.staff.send_notes import send_notes_page
from kinkeeper.contact_sessions.views.staff.series import (
    call_off_series_page,
    move_series_page,
    series_page,
)
from kinkeeper.contact_sessions.views.staff.set_opening import (
    add_opening_page,
    change_opening_page,
    end_opening_page,
)
from kinkeeper.contact_sessions.views.staff.today import today_page
from kinkeeper.foundation.accounts.audience import pages

app_name = "contact_sessions"

urlpatterns = pages(
    public=[
        path("appointments/<str:token>.ics", calendar_feed_page, name="calendar_feed"),
    ],
    portal=[
        path("", dates_page, name="dates"),
        path("dates/<uuid:key>/<str:answer>/", say_coming_page, name="say_coming"),
        path("calendar/", calendar_link_page, name="calendar_link"),
    ],
    staff=[
        path("today/", today_page, name="today"),
        path("today/door-sheet/", door_sheet_page, name="door_sheet"),
        path("today/board/", board_page, name="board"),
        path("calendar/", calendar_page, name="calendar"),
        path("calendar/plan/", plan_session_page, name="plan_session"),
        path("calendar/opening/", openings_page, name="openings"),
        path("calendar/opening/add/", add_opening_page, name="add_opening"),
        path(
            "calendar/opening/<int:number>/",
            change_opening_page,
            name="change_opening",
        ),
        path(
            "calendar/opening/<int:number>/end/", end_opening_page, name="end_opening"
        ),
        path("calendar/closed/", close_day_page, name="close_day"),
        path(
            "calendar/closed/<int:number>/open/",
            open_day_again_page,
            name="open_day_again",
        ),
        path("calendar/free/", free_times_page, name="free_times"),
        path("calendar/look-again/", look_again_page, name="look_again"),
        path("calendar/rota/", rota_page, name="rota"),
        path("calendar/rota/add/", add_shift_page, name="add_shift"),
        path("calendar/rota/<int:number>/end/", end_shift_page, name="end_shift"),
        path("calendar/away/", away_page, name="away"),
        path(
            "calendar/away/<int:number>/back/",
            come_after_all_page,
            name="come_after_all",
        ),
        path("families/<str:sign>/workers/", conflicts_page, name="conflicts"),
        path(
            "families/<str:sign>/workers/<uuid:key>/end/",
            end_conflict_page,
            name="end_conflict",
        ),
        path("families/<str:sign>/collectors/", collectors_page, name="collectors"),
        path(
            "families/<str:sign>/collectors/<uuid:key>/end/",
            end_collector_page,
            name="end_collector",
        ),
        path("sessions/<uuid:key>/worker/", change_worker_page, name="change_worker"),
        path("attendance.csv", attendance_page, name="attendance"),
        path("sessions/marks/send/", send_marks_page, name="send_marks"),
        path("sessions/marks/<uuid:key>/", late_mark_page, name="late_mark"),
        path("sessions/notes/send/", send_notes_page, name="send_notes"),
        path("sessions/notes/offline/", offline_notes_page, name="offline_notes"),
        path("sessions/notes-worker.js", notes_worker_page, name="notes_worker"),
        path("sessions/<uuid:key>/", register_page, name="register"),
        path("sessions/<uuid:key>/sheet/", register_sheet_page, name="register_sheet"),
        path("sessions/<uuid:key>/move/", move_session_page, name="move_session"),
        path("sessions/<uuid:key>/series/", series_page, name="series"),
        path("sessions/<uuid:key>/series/move/", move_series_page, name="move_series"),
        path(
            "sessions/<uuid:key>/series/off/",
            call_off_series_page,
            name="call_off_series",
        ),
        path("sessions/<uuid:key>/notes/", notes_page, name="notes"),
        path(
            "sessions/<uuid:key>/notes/<uuid:note>/amend/",
            amend_note_page,
            name="amend_note",
        ),
        path(
            "sessions/<uuid:key>/collection/<int:number>/",
            collection_page,
            name="collection",
        ),
        path("sessions/<uuid:key>/brought/<int:number>/", brought_page, name="brought"),
        path("sessions/<uuid:key>/picture/<int:number>/", picture_page, name="picture"),
        path("sessions/<uuid:key>/doors/<str:side>/<str:act>/", door_page, name="door"),
        path("sessions/<uuid:key>/time/<str:act>/", running_page, name="running"),
        path("buildings/", buildings_page, name="buildings"),
        path("buildings/late-and-missed/", measures_page, name="measures"),
        path("buildings/<int:pk>/", building_page, name="building"),
        path("buildings/<int:pk>/doors/new/", building_door_page, name="add_door"),
        path(
            "buildings/<int:pk>/doors/<int:door>/",
            building_door_page,
            name="change_door",
        ),
        path("buildings/<int:pk>/rooms/new/", building_room_page, name="add_room"),
        path(
            "buildings/<int:pk>/rooms/<int:room>/",
            building_room_page,
            name="change_room",
        ),
    ],
)
