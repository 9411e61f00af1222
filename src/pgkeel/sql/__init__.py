"""TEMPORARY STUB, replaced by the real package."""
import re
from dataclasses import dataclass
from pgkeel.errors import Place

class SqlText:
    def __init__(self, buffer, path):
        self.buffer=buffer; self.path=path
    def slice(self,a,b): return bytes(self.buffer[a:b]).decode()
    def place(self,o):
        b=bytes(self.buffer)
        line=b[:o].count(b"\n")+1
        ls=b.rfind(b"\n",0,o)+1
        e=b.find(b"\n",o); e=len(b) if e<0 else e
        return Place(path=self.path,line=line,column=len(b[ls:o].decode())+1,text=b[ls:e].decode())
@dataclass(frozen=True,kw_only=True)
class Statement:
    start:int; end:int; kind:str="sql"; data:object=None
@dataclass(frozen=True,kw_only=True)
class Comment:
    start:int; end:int; text_start:int; block:bool
@dataclass(frozen=True)
class SyntaxProblem:
    offset:int; message:str
@dataclass(frozen=True)
class TransactionFact:
    need:str; what:str; why:str
_T=re.compile(rb"(?P<c>--[^\n]*)|(?P<b>/\*.*?\*/)|(?P<d>\$(\w*)\$.*?\$\4\$)|(?P<q>'(?:[^']|'')*')|(?P<s>;)|(?P<w>\s+)|(?P<o>.)",re.S)
def scan(text):
    start=None; last=0
    for m in _T.finditer(bytes(text.buffer)):
        k=m.lastgroup
        if k in("c","b"):
            if start is None: yield Comment(start=m.start(),end=m.end(),text_start=m.start()+2,block=k=="b")
        elif k=="s":
            if start is not None: yield Statement(start=start,end=last)
            start=None
        elif k!="w":
            if start is None: start=m.start()
            last=m.end()
    if start is not None: yield Statement(start=start,end=last)
def split(text): return (x for x in scan(text) if isinstance(x,(Statement,SyntaxProblem)))
def problems(text,st): return iter(())
def find_undecodable(b):
    i=bytes(b).find(b"\0")
    return (i,"a NUL byte") if i>=0 else None
def transaction_fact(s):
    if re.match(rb"(?i)begin|commit|rollback",s): return TransactionFact("controls",s.split()[0].decode().upper(),"")
    if b"concurrently" in s.lower(): return TransactionFact("outside","CREATE INDEX CONCURRENTLY","")
