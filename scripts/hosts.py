"""Which links lead to pages of the DPRK: some countries restrict opening them, so the site says so first."""

from urllib.parse import urlsplit

# State media and mirrors of them outside the .kp domain.
STATE_HOSTS = (
    "arirangmeari.com",
    "chosonsinbo.com",
    "dprktoday.com",
    "kcna.co.jp",
    "kcnawatch.org",
    "ournation-school.com",
    "ryugyongclip.com",
    "sogwang.com",
    "tongilvoice.com",
    "uriminzokkiri.com",
)


def is_dprk(url: str | None) -> bool:
    """Whether a link leads to a page of the DPRK, its state media or a mirror of them."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # what somebody's SQL makes up need not be an address
        return False
    return host.endswith(".kp") or any(host == known or host.endswith(f".{known}") for known in STATE_HOSTS)
