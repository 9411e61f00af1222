"""``keel rollback --draft``: writes the rollback file of one migration, proved."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from pgkeel.cli.invocation import Invocation
from pgkeel.cli.proof_stand import stand_before
from pgkeel.cli.proving import read_aids
from pgkeel.cli.putting_back import restoring_for
from pgkeel.cli.replaying import readable
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import prf
from pgkeel.finding import Finding
from pgkeel.lint.guarded import guarded_rollback
from pgkeel.lint.settings import read_policy
from pgkeel.migrations.filename import rollback_name
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.texts import read_text
from pgkeel.migrations.undo import read_undo, undo_of
from pgkeel.migrations.writing import create_file, replace_file
from pgkeel.proof.draft import Draft
from pgkeel.proof.drafting import draft_rollback
from pgkeel.proof.pair import Pair
from pgkeel.proof.proving import Prover
from pgkeel.proof.restoring import Restoring
from pgkeel.proof.telling import Files, back_findings
from pgkeel.proof.undo_text import what_comes_back
from pgkeel.report.document import Document, Section, Verbatim
from pgkeel.report.wording import counted
from pgkeel.sql import parsed


def draft_document(
    invocation: Invocation, version: str, *, stdout: bool, force: bool, backup: bool | None
) -> Document:
    """Draft the rollback of ``version``, prove it, and write it unless it fails its proof.

    ``backup``: whether rows are put back from what is kept of them; where that is not said, an
    approval that demands it decides.

    PRF022 where there is a file already, PRF023 where there is no such migration.
    """
    project = invocation.project()
    folder = read_folder(project)
    migrations, _ = readable(folder)
    at = next((at for at, one in enumerate(migrations) if one.label == version), None)
    if at is None:
        raise KeelError(prf.NO_MIGRATION, f"there is no migration {version}")
    migration = migrations[at]
    target = project.rollback / rollback_name(
        migration.path.name, project.settings.migrations.layout
    )
    force = force or _is_blank(target)
    if target.exists() and not (stdout or force):
        raise _exists(target)
    pair = Pair(number=at, migration=migration, undo=read_undo(migration))
    with stand_before(at, migrations, project, invocation.environ) as stand:
        aids = read_aids(project)
        restoring = restoring_for(project, folder, migration, backup=backup)
        draft = draft_rollback(stand, pair, aids, restoring)
        if draft.holds:
            text = draft.text.encode()
            text = guarded_rollback(
                project, read_policy(project), folder, migration, (target, text)
            )
            draft = _with_guards(draft, text, pair, Prover(stand, aids))
    files = Files(root=project.root, migration=migration.path, rollback=target)
    written = draft.holds and not stdout
    if written:
        if force:
            replace_file(target, draft.text.encode())
        elif not create_file(target, draft.text.encode()):
            raise _exists(target)
    return Document(
        command="rollback",
        root=project.root,
        headline=f"rollback of {version}: {'proved' if draft.holds else 'not proved'}",
        lines=(f"  written  {target.relative_to(project.root)}",) if written else (),
        script=Verbatim("" if written else draft.text),
        sections=(_section(draft, files, tuple(_notes(draft, version, restoring, backup))),),
        data={
            "version": version,
            "proved": draft.holds,
            "irreversible": draft.irreversible,
            "put_back": [what_comes_back(one) for one in draft.puts],
            "keeps": [str(one) for one in draft.keeping.tables] if draft.keeping else [],
            "written": str(target.relative_to(project.root)) if written else None,
            "text": Verbatim(draft.text),
        },
    )


def _is_blank(target: Path) -> bool:
    """Whether the file is as `keel new` wrote it, or holds no more: nobody's work is in it."""
    if not target.is_file():
        return False
    statements, problems = parsed(read_text(target))
    return not statements and not problems


def _exists(target: Path) -> KeelError:
    message = "there are statements in it already; nothing was written"
    return KeelError(prf.ROLLBACK_EXISTS, message, place=Place(path=target))


def _with_guards(draft: Draft, text: bytes, pair: Pair, prover: Prover) -> Draft:
    """Return ``draft`` as ``text``, once that is proved as well; else as it was."""
    if text == draft.text.encode():
        return draft
    undo = undo_of(pair.migration, text)
    proved = prover.prove(replace(pair, undo=undo, keeps=draft.keeping))
    guarded = replace(draft, text=text.decode(), proved=proved)
    return guarded if guarded.holds else draft


def _notes(
    draft: Draft, version: str, restoring: Restoring | None, backup: bool | None
) -> Iterator[str]:
    """Yield what cannot come back, what does, and what that asks for."""
    yield from draft.irreversible
    for one in draft.puts:
        yield f"put back from what is kept: {what_comes_back(one)}"
    if draft.puts and restoring and restoring.tables is None:
        yield (
            f"it needs `backup: table` in the approval of {version} (`keel approve {version}`):"
            " without it nothing is kept, and the rollback ends before it does anything"
        )
    yield from (f"nothing is put back: {one}" for one in draft.notes)
    if restoring is None and backup is None and (draft.irreversible or not draft.holds):
        yield (
            f"`keel rollback --draft {version} --backup` puts back what `backup: table` in an"
            " approval keeps"
        )


def _section(draft: Draft, files: Files, notes: tuple[str, ...]) -> Section:
    findings = tuple(back_findings(draft.proved, files))
    if not draft.holds and not any(one.severity == "error" for one in findings):
        message = "the migration itself fails"
        findings = (*findings, Finding(code=prf.NOT_DRAFTED, message=message))
    lost = counted(len(draft.irreversible), "thing")
    return Section(
        name="draft",
        summary=f"{lost} cannot come back" if draft.irreversible else "everything comes back",
        findings=findings
        if not draft.holds
        else tuple(one for one in findings if one.severity != "error"),
        notes=notes,
    )
