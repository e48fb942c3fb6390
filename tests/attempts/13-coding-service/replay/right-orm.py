%%writefile replay.py
import engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    metadata = engine.metadata


class Answer(Base):
    __tablename__ = "given_answers"
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    text: Mapped[str]


def find(key, fingerprint):
    with Session(engine.database()) as session:
        known = session.get(Answer, key)
        if known and known.fingerprint != fingerprint:
            raise LookupError("another request")
        return known.text if known else None


def store(key, fingerprint, text):
    with Session(engine.database()) as session, session.begin():
        session.add(Answer(key=key, fingerprint=fingerprint, text=text))
