"""Whether an expression gives every row a value of its own (manual: Function Volatility)."""

from pgkeel.lint.known.schema import Schema
from pgkeel.lint.reading.nodes import calls
from pgkeel.lint.reading.scope import Scope
from pgkeel.sql import Tree

_VOLATILE = """
array_sample array_shuffle clock_timestamp currval gen_random_uuid lastval nextval random
random_normal setseed setval timeofday uuidv4 uuidv7
current_query lo_creat lo_create lo_from_bytea lo_import loread lowrite pg_advisory_lock
pg_advisory_xact_lock pg_current_wal_insert_lsn pg_current_wal_lsn pg_is_in_recovery
pg_last_committed_xact pg_notify pg_read_binary_file pg_read_file pg_relation_size pg_sleep
pg_sleep_for pg_sleep_until pg_total_relation_size pg_try_advisory_lock pg_xact_status
query_to_xml set_config
gen_random_bytes gen_salt normal_rand pgp_pub_encrypt pgp_pub_encrypt_bytea pgp_sym_encrypt
pgp_sym_encrypt_bytea uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4
"""
VOLATILE = frozenset(_VOLATILE.split())
"""Functions of PostgreSQL and, in the last lines, of its extensions that are marked volatile."""

_BUILT_IN = """
now statement_timestamp transaction_timestamp pg_current_snapshot pg_current_xact_id
txid_current txid_current_snapshot
age date_add date_bin date_part date_subtract date_trunc extract isfinite justify_days
justify_hours justify_interval make_date make_interval make_time make_timestamp
make_timestamptz overlaps timezone to_char to_date to_number to_timestamp

current_database current_schema current_schemas current_setting current_user
inet_client_addr inet_client_port inet_server_addr inet_server_port pg_backend_pid
pg_client_encoding pg_has_role pg_postmaster_start_time pg_trigger_depth row_security_active
session_user system_user version

abs acos asin atan atan2 bit_count cbrt ceil ceiling cos cot degrees div erf exp factorial
floor gcd lcm ln log log10 min_scale mod pi power radians round scale sign sin sqrt tan
trim_scale trunc width_bucket

ascii bit_length btrim char_length character_length chr concat concat_ws convert convert_from
convert_to decode encode format get_bit get_byte initcap is_normalized left length lower lpad
ltrim md5 normalize octet_length overlay parse_ident position quote_ident quote_literal
quote_nullable regexp_count regexp_instr regexp_like regexp_match regexp_replace
regexp_split_to_array regexp_substr repeat replace reverse right rpad rtrim set_bit set_byte
sha224 sha256 sha384 sha512 split_part starts_with string_to_array strpos substr substring
to_ascii to_bin to_hex to_oct translate unistr upper

array_append array_cat array_dims array_fill array_length array_lower array_ndims
array_position array_positions array_prepend array_remove array_replace array_reverse
array_sort array_to_json array_to_string array_upper cardinality trim_array
json_array_length json_build_array json_build_object json_object json_strip_nulls json_typeof
jsonb_array_length jsonb_build_array jsonb_build_object jsonb_extract_path
jsonb_extract_path_text jsonb_insert jsonb_object jsonb_path_exists jsonb_path_query_array
jsonb_path_query_first jsonb_pretty jsonb_set jsonb_set_lax jsonb_strip_nulls jsonb_typeof
row_to_json to_json to_jsonb
enum_first enum_last enum_range hashtext int4 int8 num_nonnulls num_nulls numeric pg_typeof
text

daterange int4range int8range isempty lower_inc lower_inf numrange range_merge tsrange
tstzrange upper_inc upper_inf datemultirange int4multirange int8multirange nummultirange
tsmultirange tstzmultirange
abbrev area box broadcast center circle family height host hostmask line lseg masklen netmask
network path point polygon radius set_masklen width
array_to_tsvector phraseto_tsquery plainto_tsquery setweight strip to_tsquery to_tsvector
tsvector_to_array websearch_to_tsquery
format_type obj_description pg_column_size pg_size_pretty to_regclass to_regtype
uuid_extract_timestamp uuid_extract_version xmlcomment xpath xpath_exists
"""
BUILT_IN = frozenset(_BUILT_IN.split())
"""Functions of PostgreSQL that are marked stable or immutable, of those that defaults use."""

_OF_EXTENSIONS = """
citext crypt digest dearmor armor hmac hstore unaccent uuid_generate_v3 uuid_generate_v5
uuid_nil uuid_ns_dns uuid_ns_oid uuid_ns_url uuid_ns_x500
"""
OF_EXTENSIONS = frozenset(_OF_EXTENSIONS.split())
"""The same of extensions, which may be in any schema."""

_OF_SUPABASE = frozenset({"auth.email", "auth.jwt", "auth.role", "auth.uid"})


def volatile_call(expression: Tree | None, schema: Schema, scope: Scope) -> str | None:
    """Return the function that makes ``expression`` volatile, or that nothing is known of."""
    for parts, _ in calls(expression):
        if _may_be_volatile(parts, schema, scope):
            return ".".join(parts)
    return None


def _may_be_volatile(parts: tuple[str, ...], schema: Schema, scope: Scope) -> bool:
    name = parts[-1]
    # What is in pg_catalog is found first, unless the search path says otherwise.
    if len(parts) == 1 or parts[0] == "pg_catalog":
        if name in VOLATILE:
            return True
        if name in BUILT_IN:
            return False
    known = schema.routines.get(scope.parts(parts))
    if known:
        return any(one.volatility == "volatile" for one in known)
    return not (name in OF_EXTENSIONS or ".".join(parts) in _OF_SUPABASE)
