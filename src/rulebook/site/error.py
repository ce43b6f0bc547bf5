"""BuildError: why there is no new site, in words for the person who asked for one."""


class BuildError(Exception):
    """A step of the build failed; says which, and what that step said of it."""

    def __init__(self, step: str, said: str) -> None:
        self.step = step
        super().__init__(f"{step} failed\n{said.strip()}")
