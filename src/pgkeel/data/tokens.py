"""The forms in which well-known issuers write their keys and tokens: a table, as data."""

import re

from pgkeel.data import checks
from pgkeel.data.pattern import Pattern
from pgkeel.errors import Code
from pgkeel.errors.catalogue import scan

# A line end that is written as an escape, in JSON or a line of COPY, is no letter of a name.
_BEFORE = rb"(?:(?<![A-Za-z0-9_])|(?<=\\[nrt]))"
_AFTER = rb"(?![A-Za-z0-9_])"

# Whose; what they begin with, apart by blanks; what follows; where they are revoked.
_KEYS = (
    ("a key of AWS", "AKIA ASIA ABIA ACCA", r"[A-Z2-7]{16}", "the IAM console"),
    ("an API key of Google", "AIza", r"[\w-]{35}", "the Google Cloud console, Credentials"),
    ("an OAuth secret of Google", "GOCSPX-", r"[\w-]{28}", "the Google Cloud console, Credentials"),
    ("an access token of Google", "ya29.", r"[\w-]{40,}", "myaccount.google.com, Security"),
    ("a token of DigitalOcean", "dop_v1_ doo_v1_ dor_v1_", r"[a-f0-9]{64}", "the API page"),
    ("a key of Alibaba Cloud", "LTAI", r"[A-Za-z0-9]{17,21}", "the RAM console"),
    ("a key of Yandex Cloud", "AQVN", r"[\w-]{35,38}", "the Yandex Cloud console"),
    ("a token of Fly.io", "fo1_ FlyV1", r"[ \w,+/=-]{40,}", "fly tokens revoke"),
    ("a key of Bedrock", "ABSK", r"[A-Za-z0-9+/]{100,}={0,2}", "the IAM console"),
    ("an origin key of Cloudflare", "v1.0-", r"[a-f0-9]{24}-[a-f0-9]{146}", "the dashboard"),
    ("a key of Scaleway", "SCW", r"[A-Z0-9]{17}", "the Scaleway console, IAM"),
)
_TOKENS = (
    ("a token of GitHub", "ghp_ gho_ ghu_ ghs_ ghr_", r"[A-Za-z0-9]{36,}", "Settings, Tokens"),
    ("a token of GitHub", "github_pat_", r"\w{82}", "Settings, Developer settings, Tokens"),
    ("a token of GitLab", "glpat- gldt- glrt- glcbt- glptt-", r"[\w-]{20,}", "Access tokens"),
    ("a token of Slack", "xoxb- xoxa- xoxp- xoxr- xoxs- xapp-", r"[A-Za-z0-9-]{20,}", "the app"),
    ("a webhook of Slack", "hooks.slack.com/services/", r"T\w{6,}/B\w{6,}/\w{20,}", "the app"),
    ("a webhook of Discord", "discord.com/api/webhooks/", r"\d{15,}/[\w-]{60,}", "the channel"),
    ("a live key of Stripe", "sk_live_ rk_live_", r"[A-Za-z0-9]{20,}", "Developers, API keys"),
    ("a webhook secret of Stripe", "whsec_", r"[A-Za-z0-9+/=]{32,}", "Developers, Webhooks"),
    ("a key of SendGrid", "SG.", r"[\w-]{22}\.[\w-]{43}", "Settings, API keys"),
    ("a key of Mailgun", "key-", r"[a-f0-9]{32}", "Settings, API keys"),
    ("a token of npm", "npm_", r"[A-Za-z0-9]{36}", "Access tokens"),
    ("a token of PyPI", "pypi-AgE", r"[\w-]{60,}", "Account settings, API tokens"),
    ("a token of RubyGems", "rubygems_", r"[a-f0-9]{48}", "Settings, API keys"),
    ("a token of Docker Hub", "dckr_pat_", r"[\w-]{27}", "Account settings, Security"),
    ("a token of Hugging Face", "hf_", r"[A-Za-z]{34}", "Settings, Access tokens"),
    ("a key of OpenAI", "sk-proj- sk-svcacct- sk-admin-", r"[\w-]{40,}", "API keys"),
    ("a key of Anthropic", "sk-ant-", r"[a-z]{2,6}\d\d-[\w-]{80,}", "the console, API keys"),
    ("a token of Supabase", "sbp_", r"[a-f0-9]{40}", "Account, Access tokens"),
    ("a secret key of Supabase", "sb_secret_", r"[\w-]{20,}", "Project settings, API keys"),
    ("a token of Shopify", "shpat_ shpca_ shppa_ shpss_", r"[a-fA-F0-9]{32}", "the app"),
    ("a token of Square", "sq0atp- sq0csp-", r"[\w-]{22,}", "the developer dashboard"),
    ("a key of Linear", "lin_api_", r"[A-Za-z0-9]{40}", "Settings, API"),
    ("a token of Notion", "ntn_", r"[A-Za-z0-9]{40,}", "My integrations"),
    ("a token of Databricks", "dapi", r"[a-f0-9]{32}", "Settings, Access tokens"),
    ("a token of Vault", "hvs. hvb.", r"[\w-]{24,}", "vault token revoke"),
    ("a key of age", "AGE-SECRET-KEY-1", r"[0-9A-Z]{58}", None),
    ("a token of Grafana", "glsa_ glc_", r"[A-Za-z0-9_=+/]{32,}", "Service accounts"),
    ("a key of New Relic", "NRAK-", r"[A-Z0-9]{27}", "API keys"),
    ("a token of Sentry", "sntrys_ sntryu_", r"[\w=+/-]{40,}", "Settings, Auth tokens"),
    ("a key of Postman", "PMAK-", r"[a-f0-9]{24}-[a-f0-9]{34}", "Settings, API keys"),
    ("a token of Doppler", "dp.pt. dp.st.", r"[\w.-]{40,}", "the dashboard, Tokens"),
    ("a token of Pulumi", "pul-", r"[a-f0-9]{40}", "Access tokens"),
    ("a secret of PlanetScale", "pscale_tkn_ pscale_pw_", r"[\w.=-]{32,}", "Settings"),
    ("a token of Atlassian", "ATATT3", r"[\w=-]{60,}", "Security, API tokens"),
    ("a token of Figma", "figd_", r"[\w-]{40,}", "Settings, Security"),
    ("a key of Resend", "re_", r"[A-Za-z0-9]{8}_[A-Za-z0-9]{24}", "API keys"),
    ("a key of OpenRouter", "sk-or-v1-", r"[a-f0-9]{64}", "Settings, Keys"),
    ("a key of Groq", "gsk_", r"[A-Za-z0-9]{52}", "the console, API keys"),
    ("a key of xAI", "xai-", r"[A-Za-z0-9]{80}", "the console, API keys"),
    ("a key of Perplexity", "pplx-", r"[A-Za-z0-9]{48}", "Settings, API"),
    ("a token of Replicate", "r8_", r"[A-Za-z0-9]{37}", "Account, API tokens"),
    ("a key of ElevenLabs", "sk_", r"[a-f0-9]{48}", "Settings, API keys"),
    ("a key of Pinecone", "pcsk_", r"\w{60,}", "the console, API keys"),
    ("a key of Langfuse", "sk-lf-", r"[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}", "Settings"),
    ("a key of LangSmith", "lsv2_pt_ lsv2_sk_", r"[a-f0-9]{32}_[a-f0-9]{10}", "Settings"),
    ("a key of Brevo", "xkeysib-", r"[a-f0-9]{64}-[A-Za-z0-9]{16}", "Settings, SMTP and API"),
    ("a token of Buildkite", "bkua_", r"[a-f0-9]{40}", "Personal settings, API tokens"),
    ("a token of CircleCI", "CCIPAT_ CCIPRJ_", r"[A-Za-z0-9]{22}_[a-f0-9]{40}", "API tokens"),
    ("a token of SonarQube", "sqp_ squ_ sqa_", r"[a-f0-9]{40}", "My account, Security"),
    ("a key of Tailscale", "tskey-", r"[a-z]+-[A-Za-z0-9]{8,}-[A-Za-z0-9]{20,}", "Settings, Keys"),
    ("a token of Heroku", "HRKU-", r"[\w-]{58,}", "Account settings, Applications"),
    ("a token of Airtable", "pat", r"[A-Za-z0-9]{14}\.[a-f0-9]{64}", "Builder hub, Tokens"),
    ("a key of Neon", "napi_", r"[a-z0-9]{60,}", "Account settings, API keys"),
    ("a token of Vercel", "vercel_blob_rw_", r"[A-Za-z0-9]{10,}_[A-Za-z0-9]{20,}", "the store"),
    ("a token of Terraform Cloud", ".atlasv1.", r"[\w=-]{60,}", "User settings, Tokens"),
)


def _pattern(code: Code, row: tuple[str, str, str, str | None]) -> Pattern:
    name, heads, rest, revoke = row
    anchors = tuple(head.encode() for head in heads.split())
    head = b"|".join(map(re.escape, anchors))
    # A point or a slash before it is part of the address that it ends.
    before = b"" if anchors[0][:1] == b"." or b"/" in anchors[0] else _BEFORE
    shape = re.compile(b"%s(?:%s)(?P<value>%s)%s" % (before, head, rest.encode(), _AFTER))
    return Pattern(
        code=code, name=name, anchors=anchors, shape=shape, check=checks.token, revoke=revoke
    )


TOKENS = (
    *(_pattern(scan.CLOUD_KEY, row) for row in _KEYS),
    *(_pattern(scan.TOKEN, row) for row in _TOKENS),
)
