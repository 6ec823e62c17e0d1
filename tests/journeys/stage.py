"""Sets the stage of a journey: the team and the building. Families come later."""

from kinkeeper.config.django_up import ready_database, up


def main() -> None:
    up()
    ready_database()
    from kinkeeper.contact_sessions.models import Door, Room, Venue
    from tests import family

    for make in (family.ruth, family.dee, family.omar):
        make()
    for make in (family.sasha, family.bea):
        make(check=True)
    venue = Venue.objects.create(name="Henleaze Centre")
    Door.objects.create(venue=venue, name="Front door", how_to_find="The green door.")
    Door.objects.create(venue=venue, name="Side door", how_to_find="By the bins. Ring.")
    Room.objects.create(venue=venue, name="Garden room", families_at_once=1)
    Room.objects.create(venue=venue, name="Hall", families_at_once=4)


if __name__ == "__main__":
    main()
