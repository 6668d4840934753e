import './app.css';
import { mountHost } from '../../host-page/mount';

mountHost();
